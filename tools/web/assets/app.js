/* On every page. Without it everything works. */
"use strict";

/* A sentence of the page, which stands in an attribute of this node, with its value put in; see tools/web/phrase.h. */
function sentence(node, name, value = "") {
    return node.getAttribute("data-say-" + name)
        .replace(/\{(.*?)\|(.*?)\}/g, (all, one, more) => String(value) === "1" ? one : more)
        .replace("%s", () => value);
}

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
