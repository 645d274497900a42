# Read with `.` after lib.sh: an ingest killed at random moments must end where an undisturbed one ends.

# SEED COUNT LEAST MOST: that many random seconds, one a line
moments() {
    python3 -c 'import random, sys
seed, count, least, most = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
random.seed(seed)
for _ in range(count): print("%.3f" % random.uniform(least, most))' "$@"
}

# ARCHIVE SECONDS WORKER PATH...: ingests, and kills it after that time; when WORKER is 1, one worker dies a little earlier.
# Succeeds when it was still running.
kill_after() {
    archive=$1 seconds=$2 worker=$3
    shift 3
    "$SOHOA" -C "$archive" ingest -j 2 "$@" >/dev/null 2>&1 &
    victim=$!
    sleep "$seconds"
    if [ "$worker" -eq 1 ]; then
        pkill -KILL -o -P "$victim" 2>/dev/null
        sleep 0.05
    fi
    kill -KILL "$victim" 2>/dev/null
    wait "$victim" 2>/dev/null
    [ $? -eq 137 ]
}

# What there is to say about $A after its ingest ended: the list, and every path with its outcome, but no times.
state_of() {
    s list --json
    sql "$A" "SELECT CAST(path AS TEXT), kind, outcome, reason, size, mtime_ns, digest, document FROM source ORDER BY path"
    sql "$A" "SELECT sha256, size, media_type, stored FROM object ORDER BY sha256"
    sql "$A" "SELECT document, number, object, object_page, state, text FROM page ORDER BY document, number"
}
pages_read_twice() {
    sql "$A" "SELECT document, detail, count(*) FROM event WHERE type = 'metadata extraction' AND outcome = 'success' AND
        detail LIKE 'page %' GROUP BY document, detail HAVING count(*) > 1"
}
# The end state of $A against FILE, that of the undisturbed run.
as_undisturbed() {
    state_of >"$work/state" || return 1
    cmp "$work/state" "$1" || { diff "$work/state" "$1" | cut -c1-300 | head -n 20; return 1; }
    [ -z "$(pages_read_twice)" ] || { echo "read twice: $(pages_read_twice)"; return 1; }
    [ -z "$(find "$A/tmp" -type f)" ] || { find "$A/tmp" -type f; return 1; }
    s verify
}
