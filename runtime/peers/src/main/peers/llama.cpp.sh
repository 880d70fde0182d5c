# llama.cpp in a process of its own; README.md in runtime/peers says how it is talked to.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$(dirname "$0")/lib/*" io.headframe.peers.LlamaCpp
