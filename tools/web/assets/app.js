/* On every page. Without it everything works. */
"use strict";

/* "/" goes to the search box, as on many pages; not while somebody types. */
document.addEventListener("keydown", (event) => {
    const box = document.getElementById("q");
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");

    if (event.key === "/" && box && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        box.focus();
        box.select();
    }
});
