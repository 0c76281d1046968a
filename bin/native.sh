#!/bin/sh
# Takes the native libraries for this machine out of their jars, so that the launcher finds them: on the module path the policy
# engine cannot find its own in there, and this way no start writes one to a temporary folder.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
. "$here/bin/find-jdk.sh"
dist="$here/cli/target/dist"

case $(uname -s) in
    Linux) system=linux short=linux ending=so ;;
    Darwin) system=macos short=osx ending=dylib ;;
    *) system= ;;
esac
case $(uname -m) in
    x86_64 | amd64) machine=x86_64 kind=x64 ;;
    aarch64 | arm64) machine=aarch64 kind=aarch64 ;;
    *) machine= ;;
esac
if [ -z "$system" ] || [ -z "$machine" ]; then
    echo "  (no native libraries for this machine; cordon access and the profiles default and max will not work)"
    exit 0
fi
mkdir -p "$dist/native"
cd "$dist/native"

# take JAR FOLDER FILE
take() {
    "$JAVA_HOME/bin/jar" --extract --file "$(ls "$dist"/lib/$1)" "$2/$3"
    mv -f "$2/$3" .
    rm -rf "${2%%/*}"
}

take 'cedar-java-*-uber.jar' "jne/$system/$machine" "libcedar_java_ffi.$ending"
take 'onnxruntime-*.jar' "ai/onnxruntime/native/$short-$kind" "libonnxruntime.$ending"
take 'onnxruntime-*.jar' "ai/onnxruntime/native/$short-$kind" "libonnxruntime4j_jni.$ending"
