# Sourced by ./build and ./preimage: exports JAVA_HOME as a JDK 25 or newer, or ends with a sentence that says what to install.
# Looks at JAVA_HOME, the java on the PATH, then the usual install folders; the first that is new enough wins.

java_version() { # the version of the JDK in folder $1, such as 25.0.3; nothing if it is no JDK
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9][0-9.]*\).*/\1/p' "$1/release"
}

find_jdk() {
    local candidate version seen=""
    local on_path
    on_path=$(command -v javac || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$candidate" ] && [ -d "$candidate" ] || continue
        version=$(java_version "$candidate") || continue
        [ -n "$version" ] || continue
        seen="$seen $version"
        if [ "${version%%.*}" -ge 25 ]; then
            export JAVA_HOME=$candidate
            case "$version" in
                25|25.0|25.0.1|25.0.2) echo "preimage: JDK $version has a known fault in its vector compiler (JDK-8377811); 25.0.3 or newer is safer." >&2 ;;
            esac
            return 0
        fi
    done
    echo "preimage: a JDK 25 or newer is needed, and none was found (seen:${seen:- none})." >&2
    echo "preimage: install one, for example Eclipse Temurin 25, or set JAVA_HOME to its folder." >&2
    exit 1
}

find_jdk
