package org.preimage.flow;

import org.preimage.grad.Tape;

/// A [Spline] and behind it an [Affine] map: the spline gives the shape, and the affine map puts it anywhere, which
/// no map that is the identity outside a bound can. Raw numbers: the spline's, then `s` and `t`.
///
/// @param spline what a variable goes through first
/// @param affine what it goes through then
public record ShiftedSpline(Spline spline, Affine affine) implements Transformer {

    /// With the usual affine map.
    public ShiftedSpline(int bins, float bound) {
        this(new Spline(bins, bound), Affine.DEFAULT);
    }

    @Override
    public int parameters() {
        return spline.parameters() + affine.parameters();
    }

    /// Both maps' and, behind that, three rows: what is between the maps, its gradient, and a log-determinant that is
    /// not wanted.
    @Override
    public int scratch() {
        return middle() + 3 * Tape.TILE;
    }

    private int middle() {
        return Math.max(spline.scratch(), affine.scratch());
    }

    @Override
    public float identity(int p) {
        return p < spline.parameters() ? spline.identity(p) : affine.identity(p - spline.parameters());
    }

    @Override
    public void prepare(float[] raw, int rawAt, int rawStep, int n, float[] scratch) {
        spline.prepare(raw, rawAt, rawStep, n, scratch);
        affine.prepare(raw, behind(rawAt, rawStep), rawStep, n, scratch);
    }

    /// Where the affine map's numbers are.
    private int behind(int rawAt, int rawStep) {
        return rawAt + spline.parameters() * rawStep;
    }

    @Override
    public void forward(
            float[] raw,
            int rawAt,
            int rawStep,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] scratch) {
        int middle = middle();
        spline.forward(raw, rawAt, rawStep, x, xAt, scratch, middle, logDet, logDetAt, n, scratch);
        int own = behind(rawAt, rawStep);
        affine.forward(raw, own, rawStep, scratch, middle, y, yAt, logDet, logDetAt, n, scratch);
    }

    @Override
    public void inverse(
            float[] raw,
            int rawAt,
            int rawStep,
            float[] y,
            int yAt,
            float[] x,
            int xAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] scratch) {
        int middle = middle();
        int own = behind(rawAt, rawStep);
        affine.inverse(raw, own, rawStep, y, yAt, scratch, middle, logDet, logDetAt, n, scratch);
        spline.inverse(raw, rawAt, rawStep, scratch, middle, x, xAt, logDet, logDetAt, n, scratch);
    }

    /// Through the map that the pass took last first.
    @Override
    public void backward(
            boolean inverse,
            float[] raw,
            int rawAt,
            int rawStep,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] outGradient,
            int outAt,
            float[] logDetGradient,
            int logDetAt,
            float[] rawGradient,
            int rawGradientAt,
            int rawGradientStep,
            float[] inGradient,
            int inAt,
            int n,
            float[] scratch) {
        int middle = middle();
        int between = middle + Tape.TILE;
        spline.forward(raw, rawAt, rawStep, x, xAt, scratch, middle, scratch, between + Tape.TILE, n, scratch);
        for (boolean first : new boolean[] {true, false}) {
            float[] from = first ? outGradient : scratch;
            int fromAt = first ? outAt : between;
            float[] to = first ? scratch : inGradient;
            int toAt = first ? between : inAt;
            if (first == inverse) {
                spline.backward(
                        inverse,
                        raw,
                        rawAt,
                        rawStep,
                        x,
                        xAt,
                        scratch,
                        middle,
                        from,
                        fromAt,
                        logDetGradient,
                        logDetAt,
                        rawGradient,
                        rawGradientAt,
                        rawGradientStep,
                        to,
                        toAt,
                        n,
                        scratch);
            } else {
                affine.backward(
                        inverse,
                        raw,
                        behind(rawAt, rawStep),
                        rawStep,
                        scratch,
                        middle,
                        y,
                        yAt,
                        from,
                        fromAt,
                        logDetGradient,
                        logDetAt,
                        rawGradient,
                        behind(rawGradientAt, rawGradientStep),
                        rawGradientStep,
                        to,
                        toAt,
                        n,
                        scratch);
            }
        }
    }
}
