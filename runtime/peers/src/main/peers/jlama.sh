# Jlama in a process of its own; README.md in runtime/peers says how it is talked to.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
  --add-exports java.base/sun.nio.ch=ALL-UNNAMED -cp "$(dirname "$0")/lib/*" com.github.tjake.jlama.peer.Jlama
