package org.preimage.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preimage.space.NearestName;

/// The inverse methods, by name: which prior candidates come from, and what is done with them. A model remembers
/// its own, so that solving follows it.
public enum Method {
    /// Candidates of a prior that fill its latent evenly, localized on a surrogate, and the most spread of them kept.
    IPAGE(null),
    /// Draws from a mixture density network, as they are.
    MDN(Prior.Kind.MDN),
    /// Draws from an invertible network fitted in both directions, as they are.
    INN(Prior.Kind.INN),
    /// Draws from an invertible network fitted by likelihood, as they are.
    INN_ML(Prior.Kind.INN_ML),
    /// Draws from a conditional flow, as they are.
    CINN(Prior.Kind.CINN),
    /// Draws from a conditional variational autoencoder, as they are.
    CVAE(Prior.Kind.CVAE),
    /// Many uniform starts, localized by Adam on one network with a boundary loss, and the best of them kept.
    NEURAL_ADJOINT(Prior.Kind.UNIFORM),
    /// The training rows with the nearest property, as they are.
    LOOKUP(Prior.Kind.ROWS),
    /// Those, localized as by iPage.
    LOOKUP_LOCAL(Prior.Kind.ROWS);

    private final Prior.@Nullable Kind prior;

    Method(Prior.@Nullable Kind prior) {
        this.prior = prior;
    }

    /// The only prior it has; nothing where it goes over any.
    public Optional<Prior.Kind> prior() {
        return Optional.ofNullable(prior);
    }

    /// Its word in options, files and tables.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The words of all methods.
    public static List<String> words() {
        return Arrays.stream(values()).map(Method::word).toList();
    }

    /// The method of this word, if there is one.
    public static Optional<Method> find(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word().equals(word))
                .findFirst();
    }

    /// The method of this word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Method of(String word) {
        return find(word)
                .orElseThrow(() -> new IllegalArgumentException(NearestName.refusal("a known method", word, words())));
    }
}
