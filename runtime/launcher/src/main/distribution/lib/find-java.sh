# Sets java_home and java_version (the major number) to the newest Java; leaves them empty if there is none from 17 on.
# HEADFRAME_JAVA_HOME wins. Sourced by POSIX shells; with need=javac only development kits count, with want=17 only 17.
# Versions are read from each installation's release file: to start each Java would take longer than Headframe does.

java_home=
java_version=0

major_of() { # FOLDER: sets major
  major=0
  [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value#\"}
      value=${value#1.}
      value=${value%%[!0-9]*}
      major=${value:-0}
      return 0
    fi
  done < "$1/release"
}

consider() { # FOLDER
  [ -x "$1/bin/java" ] || return 0
  [ "${need:-java}" != javac ] || [ -x "$1/bin/javac" ] || return 0
  major_of "$1"
  [ -z "${want:-}" ] || [ "$major" -eq "$want" ] || return 0
  if [ "$major" -ge 17 ] && [ "$major" -gt "$java_version" ]; then
    java_home=$1
    java_version=$major
  fi
}

if [ -n "${HEADFRAME_JAVA_HOME:-}" ]; then
  consider "$HEADFRAME_JAVA_HOME"
else
  [ -z "${JAVA_HOME:-}" ] || consider "$JAVA_HOME"
  for folder in /usr/lib/jvm/* /opt/* "${HOME:-}"/.sdkman/candidates/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    consider "$folder"
  done
  if [ "$java_version" -eq 0 ] && on_path=$(command -v java); then
    # A java on the PATH is mostly a link into one of the places above; where it is not, it says itself what it is.
    on_path=$("$on_path" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    [ -z "$on_path" ] || consider "$on_path"
  fi
fi
