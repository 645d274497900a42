/* While a bag is written its line is asked for again; when it is done the page is fetched anew. */
"use strict";

(() => {
    const WAIT = 1000; // ms

    async function follow() {
        const line = document.getElementById("progress");

        try {
            const answer = await fetch("/export/progress", { headers: { "X-Sohoa-Fragment": "1" } });

            if (answer.ok)
                line.outerHTML = await answer.text();
        } catch { /* again */ }
        if (document.getElementById("progress").dataset.busy === "1")
            setTimeout(follow, WAIT);
        else
            location.assign("/export");
    }
    if (document.getElementById("progress").dataset.busy === "1")
        setTimeout(follow, WAIT);
})();
