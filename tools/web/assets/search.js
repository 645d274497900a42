/* Results while one types: the same page is asked for its changing part, one question at a time; what was typed while it
 * was answered is asked next. */
"use strict";

(() => {
    const form = document.querySelector("form.search");
    const box = document.getElementById("q");
    let following = false, typed = false;
    let asking = null;
    let shown = location.pathname + location.search;

    function addressOf() {
        const values = new URLSearchParams(new FormData(form));

        return "/?" + values.toString();
    }

    async function show(address, remember) {
        asking?.abort();
        asking = new AbortController();
        const mine = asking;
        const results = document.getElementById("results");

        results.classList.add("busy");
        try {
            const answer = await fetch(address, { headers: { "X-Sohoa-Fragment": "1" }, signal: mine.signal });

            if (answer.status === 401) {
                location.assign(address);
                return;
            }
            if (!answer.ok)
                throw new Error(answer.status);
            const text = await answer.text();

            if (mine !== asking)
                return;
            results.outerHTML = text;
            shown = address;
            if (remember)
                history.replaceState(null, "", address);
        } catch (error) {
            if (error.name !== "AbortError")
                results.classList.remove("busy");
        }
    }

    box.addEventListener("input", async () => {
        typed = true;
        if (following)
            return;
        following = true;
        while (typed) {
            const address = addressOf();

            typed = false;
            if (address !== shown)
                await show(address, true);
        }
        following = false;
    });
    /* From the box down into the results and back up. */
    document.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp")
            return;
        const links = [box, ...document.querySelectorAll(".hits h2 a")];
        const at = links.indexOf(document.activeElement);

        if (at < 0 || event.ctrlKey || event.altKey || event.metaKey)
            return;
        const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];

        if (next) {
            event.preventDefault();
            next.focus();
        }
    });
    /* The cursor stands behind what was typed, not before it; a browser may give the focus only after this. */
    const toEnd = () => box.setSelectionRange(box.value.length, box.value.length);

    toEnd();
    if (document.activeElement !== box)
        box.addEventListener("focus", () => setTimeout(toEnd), { once: true });
})();
