package org.preimage.jmh.engine;

/// What stands between the tables.
final class Prose {
    static final String INTRO = """
            One command measures all of this and writes this page; `./build bench --help` says more.

            ```sh
            ./build bench
            ```

            Every program runs in a process of its own, is warmed up, and waits while another one is measured. Ours and
            PyTorch's take turns of half a second. PyTorch is at the better of two settings, as it comes and with
            `OPENBLAS_CORETYPE=SkylakeX`, with as many threads as ours, of its matrix library too.
            """;

    static final String WORKS = """
            Times are those of one run. CPU is the processor time of all threads together. The floor is the time that the
            matrix products alone would take at the peak of as many cores. Bytes are allocated by one run after the
            warm-up, over all threads; the bar is 0.

            """;

    static final String THREADS = """
            How many times as fast two threads are as one, on the idle machine and while spinning processes hold all cores
            but one. Under that load two threads should never be slower than one.
            """;

    static final String KERNEL_SETS = """
            The matrix products of a layer 128 × 128 with 1024 rows, and W1, in one thread. The share is that of the slowest
            product.
            """;

    static final String COLD_START = """
            W3 in a fresh JVM, its only run: the median of the starts.
            """;

    static final String SCALING = """
            ![Processor time over work, as a batch, the width, the blocks and the inputs grow](engine-scaling.svg)

            Processor time of a training step over the work of its matrix products, one thread, relative to 1024 rows,
            hidden width 128, 4 blocks, 4 inputs. What is not a matrix product (activations, couplings, splines, Adam) is in
            the time and not in the work. The invertible network is trained without discrepancies. The bar is 25 %;
            what costs less than that is called cheaper, not missed.
            """;

    private Prose() {}
}
