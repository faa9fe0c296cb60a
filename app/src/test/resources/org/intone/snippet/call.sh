#!/bin/bash
# Hands the call to the process that runs the pages; standard input too, where a word asks for it.
streams=$(mktemp -d)
: >"$streams/in"
for word in "$@"; do
  case $word in - | --stdin) cat >"$streams/in" ;; esac
done
exec 3<>"/dev/tcp/127.0.0.1/$INTONE_CALLS"
printf '%s\n' "${0##*/}" "$streams" "$PWD" "$#" "$@" >&3
read -r code <&3
cat "$streams/err" >&2
cat "$streams/out"
rm -rf "$streams"
exit "$code"
