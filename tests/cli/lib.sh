# Read by the shell tests with `.`: a scratch folder, facts, and scans small enough to be read in half a second.
# Every fact prints `ok NAME` or `not ok NAME` with what was seen below it.
set -u
: "${SOHOA:?the program to test, by its path}"
export LC_ALL=C.UTF-8 OMP_THREAD_LIMIT=1
unset SOHOA_DIR
work=$(mktemp -d "${TMPDIR:-/tmp}/sohoa-test.XXXXXX") || exit 1
scans=$PWD/samples/scans

finish() { # takes down what the test put up, also when it is interrupted
    for mounted in "$work"/*-disk; do
        [ ! -d "$mounted" ] || umount "$mounted" 2>/dev/null
    done
    chmod -R u+w "$work" 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

fact() { # NAME COMMAND...: holds when the command succeeds
    name=$1
    shift
    if "$@" >"$work/.seen" 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name"
        head -c 3000 "$work/.seen" | sed 's/^/#   /'
    fi
}

all() { # each argument is a command line; all must succeed
    for line in "$@"; do
        eval "$line" || { echo "failed: $line"; return 1; }
    done
}

# STATUS PATTERN COMMAND...: ends with that status, saying one sentence that matches on stderr
says() {
    want=$1 pattern=$2
    shift 2
    "$@" >"$work/.out" 2>"$work/.err"
    got=$?
    cat "$work/.err"
    [ "$got" -eq "$want" ] || { echo "status $got, not $want"; return 1; }
    grep '^sohoa: ' "$work/.err" | tail -n 1 | grep -Eq -- "$pattern" || { echo "does not say: $pattern"; return 1; }
}

gives() { # STATUS COMMAND...: ends with that status
    want=$1
    shift
    "$@"
    got=$?
    [ "$got" -eq "$want" ] || { echo "status $got, not $want"; return 1; }
}

archive() { # NAME: a new archive $work/NAME, which becomes $A
    A=$work/$1
    "$SOHOA" init "$A" >/dev/null
}
s() { "$SOHOA" -C "$A" "$@"; }

# PAGE FILE [SAMPLE]: the upper half of a page of a sample, small. The ending of FILE (.png, .tif, .jpg) is its format.
small_scan() {
    case $2 in
    *.tif) format=-tiff ;;
    *.jpg) format=-jpeg ;;
    *) format=-png ;;
    esac
    pdftoppm -r 110 -gray "$format" -x 0 -y 0 -W 910 -H 420 -f "$1" -l "$1" -singlefile \
        "$scans/${3:-cong-van-so-tai-chinh.pdf}" "$work/.scan"
    mv "$work/.scan".* "$2"
}

# A value out of JSON lines: `json FILE EXPRESSION`, with `lines` the list of objects and `one` the first of them.
json() {
    python3 - "$1" "$2" <<'PY'
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
one = lines[0] if lines else None
print(eval(sys.argv[2]))
PY
}
holds() { # FILE EXPRESSION: the same, as a condition
    value=$(json "$1" "$2") || return 1
    [ "$value" = True ] || { echo "$2 is $value"; head -c 2000 "$1"; return 1; }
}
sql() { # ARCHIVE QUERY: rows of its catalogue
    python3 -c 'import sqlite3, sys
for row in sqlite3.connect(sys.argv[1] + "/catalogue.db").execute(sys.argv[2]): print(*row, sep="|")' "$1" "$2"
}

# `seen` is the sum of the other lines of the ledger in FILE, and each is what `list --state` counts in $A.
ledger_adds_up() {
    holds "$1" 'one["seen"] == sum(one[k] for k in ("done", "review", "duplicate", "quarantined", "skipped", "unfinished"))'
}
states_add_up() {
    for state in done review duplicate quarantined skipped; do
        s list --state "$state" --json >"$work/.state" || return 1
        holds "$1" "one['$state'] == $(grep -c . "$work/.state")" || { echo "$state"; return 1; }
    done
}
