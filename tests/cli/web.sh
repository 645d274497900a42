# Read by the tests of the web page, after lib.sh: a server on the archive $A, an administrator signed in, and requests
# as a browser without scripts sends them and as our scripts do.
command -v curl >/dev/null || { echo "not ok curl is installed"; exit 1; }

"$SOHOA" -C "$A" serve -p 0 >"$work/serve" 2>"$work/serve.err" &
server=$!
trap 'kill $server 2>/dev/null; finish' EXIT
for i in $(seq 600); do grep -q Ctrl-C "$work/serve" && break; sleep 0.1; done
base=$(sed -n 's|^The page is at \(http.*\)/$|\1|p' "$work/serve")
setup=$(sed -n 's|.*\(/setup/.*\)|\1|p' "$work/serve")
jar=$work/jar

get() { curl -s -b "$jar" -c "$jar" -o "$work/page" -w '%{http_code} %{redirect_url}\n' "$@" >"$work/code"; }
token() { sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$work/page" | head -n 1; }
post() { # PATH FIELD=VALUE...: as a form of a page
    path=$1
    shift
    for pair; do set -- "$@" --data-urlencode "$pair"; shift; done
    get "$base$path" "$@" --data-urlencode "token=$T"
}
call() { # the same as the script does: the answer is JSON, one object a line
    path=$1
    shift
    for pair; do set -- "$@" --data-urlencode "$pair"; shift; done
    get -H 'X-Sohoa-Fragment: 1' -H "X-Sohoa-Token: $T" "$base$path" --data-urlencode script=1 "$@"
    echo >>"$work/page"
}
code() { grep -q "^$1" "$work/code" || { cat "$work/code"; tail -c 300 "$work/page"; return 1; }; }
shows() { grep -qF -- "$1" "$work/page" || { echo "does not show $1"; tail -c 600 "$work/page"; return 1; }; }
is() { [ "$1" = "$2" ] || { echo "'$1' is not '$2'"; return 1; }; }

get "$base$setup"
T=$(token)
post "$setup" "full_name=Trần Thị Lan" name=lan "password=mot mat khau dai" "again=mot mat khau dai" "password2=mot mat khau dai"
get "$base/review"
T=$(token)
