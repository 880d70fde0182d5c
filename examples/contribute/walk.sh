#!/bin/sh
# The whole way of a method: written in an empty folder, tested, published, installed in a process that runs, updated
# while it is called, taken back, and built into a distribution. Every command is printed before it runs.
#
#   examples/contribute/walk.sh FOLDER       FOLDER is made; it gets the project, a home, and the distribution
#
# HEADFRAME names the command (that of this clone by default), MAVEN the one that is Maven (mvn by default).
set -eu

[ $# -eq 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
root=$(cd -P "$(dirname "$0")/../.." && pwd)
headframe=${HEADFRAME:-$root/headframe}
maven=${MAVEN:-mvn}
mkdir -p "$1"
folder=$(cd -P "$1" && pwd)
HEADFRAME_HOME=$folder/home
export HEADFRAME_HOME
shell=

step() { printf '\n# %s\n' "$*"; }
show() { printf '$ %s\n' "$(echo "$*" | sed "s#$headframe#headframe#; s#$maven#mvn#; s#$folder/##g")"; }
run() { show "$@"; "$@"; }
fail() { echo "walk.sh: $*" >&2; exit 1; }
finish() { [ -z "$shell" ] || kill "$shell" 2> /dev/null || :; }
trap finish EXIT

# How many runs succeeded with a version of the plugin.
runs_of() {
  for record in "$HEADFRAME_HOME"/runs/*/run.json; do
    ! grep -q '"status":"succeeded"' "$record" 2> /dev/null || ! grep -q "\"version\":\"$1\"" "$record" || echo .
  done | wc -l | tr -d ' '
}
# Types a line into the shell that runs in the background.
type_in() { echo "$*" >&3; }
# Whether so many runs have succeeded with either version.
ended() { [ "$(($(runs_of 1.0.0) + $(runs_of 1.1.0)))" -ge "$1" ] || { sleep 0.3; false; }; }
# Waits for a minute at most until a command succeeds.
await() {
  what=$1
  shift
  for _ in $(seq 200); do
    ! "$@" || return 0
  done
  tail -n 20 "$folder/shell.log" >&2
  fail "waited in vain for $what"
}
# Calls the method, and says whether so many runs with a version have succeeded by now.
answers() {
  type_in run example.org/far-look
  sleep 0.3
  [ "$(runs_of "$1")" -ge "$2" ]
}
version() { sed "s#<version>$1</version>#<version>$2</version>#" pom.xml > pom.new && mv pom.new pom.xml; }

step "A project, tested against all that the platform promises for it"
cd "$folder"
run "$headframe" new method example.org/far-look
cd far-look
run "$maven" -B -q verify

step "Published: a folder with the jar and an index, here on this machine, elsewhere on a web server"
mkdir -p "$folder/site"
run cp target/*.jar target/index.xml "$folder/site/"
run "$headframe" plugin index add "$folder/site/index.xml"

step "A process that runs; from here on it is not restarted"
mkfifo "$folder/typed"
"$headframe" shell < "$folder/typed" > "$folder/shell.log" 2>&1 &
shell=$!
exec 3> "$folder/typed"
run "$headframe" plugin install example.org/far-look
await "a run of version 1.0.0" answers 1.0.0 1

step "Version 1.1.0, published, and installed while the method is called without a pause"
version 1.0.0 1.1.0
run "$maven" -B -q package -DskipTests
cp target/*.jar target/index.xml "$folder/site/"
run "$headframe" plugin plan update
show "$headframe" plugin update
"$headframe" plugin update > "$folder/update.log" 2>&1 &
update=$!
called=$(runs_of 1.0.0)
while kill -0 "$update" 2> /dev/null; do
  type_in run example.org/far-look
  called=$((called + 1))
  sleep 0.05
done
wait "$update" || { cat "$folder/update.log" >&2; fail "the update failed"; }
cat "$folder/update.log"
await "a run of version 1.1.0" answers 1.1.0 1
await "the runs that were typed" ended "$called"
before=$(runs_of 1.0.0)
after=$(runs_of 1.1.0)
failed=$(grep -l '"status":"failed"' "$HEADFRAME_HOME"/runs/*/run.json | wc -l | tr -d ' ')
echo "runs of 1.0.0: $before, of 1.1.0: $after, that failed: $failed"
[ "$failed" -eq 0 ] || fail "$failed of the runs failed"

step "Back to the version before"
run "$headframe" plugin rollback
await "a run of version 1.0.0 again" answers 1.0.0 $((before + 1))
run "$headframe" plugin history
exec 3>&-
# Its exit code tells of the calls before it followed the installation, too.
wait "$shell" || :
shell=

step "A distribution with the method in it"
cd "$folder"
run "$headframe" dist new mine --method example.org/far-look --model constructed
run "$headframe" dist build mine.bndrun
run "$folder/mine/bin/headframe" run example.org/far-look
