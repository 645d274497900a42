# Read with `.` after lib.sh: an ingest or import killed at random moments must end where an undisturbed one ends.

# SEED COUNT LEAST MOST: that many random seconds, one a line
moments() {
    python3 -c 'import random, sys
seed, count, least, most = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
random.seed(seed)
for _ in range(count): print("%.3f" % random.uniform(least, most))' "$@"
}

# SECONDS WORKER COMMAND...: kills this command on $A after that time; when WORKER is 1, one worker dies a little earlier.
# Succeeds when it was still running.
kill_after() {
    seconds=$1 worker=$2
    shift 2
    "$SOHOA" -C "$A" "$@" >/dev/null 2>&1 &
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

# What there is to say about $A after its ingest or import ended: the list, every path with its outcome, the dossiers, but
# no times of this run.
state_of() {
    s list --json
    sql "$A" "SELECT CAST(path AS TEXT), kind, outcome, reason, size, mtime_ns, digest, document FROM source ORDER BY path"
    sql "$A" "SELECT sha256, size, media_type, stored FROM object ORDER BY sha256"
    sql "$A" "SELECT document, number, object, object_page, state, text FROM page ORDER BY document, number"
    sql "$A" "SELECT d.code, d.state, d.closed_at, d.revision, m.document, m.ordinal FROM dossier d JOIN dossier_document m
        ON m.dossier = d.id ORDER BY d.id, m.ordinal"
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
