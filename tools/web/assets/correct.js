/* Correcting words on the page: a double click on one, or E and the arrow keys, fills the form above the page, which
 * works by itself where there is no script. */
"use strict";

(() => {
    const sheet = document.getElementById("sheet"), panel = document.getElementById("correct");
    const words = sheet ? Array.from(sheet.querySelectorAll("tspan")) : [];

    if (!panel || words.length === 0)
        return;
    const form = panel.querySelector("form"), told = document.getElementById("chosen");
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    let first = -1, last = -1; // the words chosen; -1: none
    let choosing = false;

    frame.classList.add("choice");

    const number = (word, name) => Number(word.getAttribute(name));
    const text = () => words.slice(first, last + 1).map((word) => word.textContent).join(" ");

    function show() {
        const chosen = words.slice(first, last + 1);
        const tops = chosen.map((word) => number(word, "y") - 0.8 * number(word, "font-size"));
        const left = Math.min(...chosen.map((word) => number(word, "x")));
        const right = Math.max(...chosen.map((word) => number(word, "x") + number(word, "textLength")));
        const bottom = Math.max(...chosen.map((word, i) => tops[i] + number(word, "font-size")));

        frame.setAttribute("x", left);
        frame.setAttribute("y", Math.min(...tops));
        frame.setAttribute("width", right - left);
        frame.setAttribute("height", bottom - Math.min(...tops));
        words[0].parentNode.parentNode.prepend(frame);
        words[0].parentNode.parentNode.prepend(...sheet.querySelectorAll("image"));
        frame.scrollIntoView({ block: "nearest", inline: "nearest" });
        told.textContent = text();
    }

    function choose(from, to = from) {
        first = Math.max(0, Math.min(from, words.length - 1));
        last = Math.max(first, Math.min(to, words.length - 1));
        show();
    }

    function fill() {
        choosing = false;
        panel.open = true;
        form.elements.word.value = first === last ? String(first + 1) : `${first + 1}-${last + 1}`;
        form.elements.seen.value = form.elements.text.value = text();
        form.elements.text.focus();
        form.elements.text.select();
    }

    function leave() {
        choosing = false;
        panel.open = false;
        first = last = -1;
        frame.remove();
        document.getElementById("stage").focus({ preventScroll: true });
    }

    /* Where to begin: at what was marked, else at the first word in sight. */
    function begin() {
        const mark = sheet.querySelector(".place, .hit")?.getBoundingClientRect();
        const top = mark?.top ?? document.getElementById("stage").getBoundingClientRect().top, left = mark?.left ?? 0;
        const at = words.findIndex((word) => {
            const place = word.getBoundingClientRect();

            return place.bottom > top + 2 && place.right > left + 2;
        });

        choosing = true;
        choose(first >= 0 ? first : at);
    }

    const keys = {
        ArrowRight: (shift) => shift ? choose(first, last + 1) : choose(last + 1),
        ArrowLeft: (shift) => shift ? choose(first, last - 1) : choose(first - 1),
        ArrowDown: () => choose(lineFrom(1)),
        ArrowUp: () => choose(lineFrom(-1)),
        Enter: fill,
        Escape: leave,
    };

    /* The word above or below: of the next line of text that way the one nearest across. */
    function lineFrom(step) {
        const lines = Array.from(new Set(words.map((word) => word.parentNode)));
        const line = lines[lines.indexOf(words[first].parentNode) + step];
        const across = (word) => Math.abs(number(word, "x") - number(words[first], "x"));
        const near = line && Array.from(line.children).reduce((a, b) => across(b) < across(a) ? b : a);

        return near ? words.indexOf(near) : first;
    }

    sheet.addEventListener("dblclick", (event) => {
        const at = words.indexOf(event.target.closest("tspan"));

        if (at >= 0) {
            choose(at);
            fill();
            event.preventDefault();
        }
    });
    /* Before the keys of the viewer, which turn pages by the same arrows. */
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey)
            return;
        if (panel.contains(event.target) && event.key === "Escape") {
            leave();
        } else if (/^(INPUT|TEXTAREA|SELECT|BUTTON|SUMMARY)$/.test(event.target.tagName)) {
            return;
        } else if (choosing && keys[event.key]) {
            keys[event.key](event.shiftKey);
        } else if (event.key === "e" || event.key === "E") {
            begin();
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    }, true);
    /* What is typed by hand as misread is looked for by the server. */
    form.elements.seen.addEventListener("input", () => { form.elements.word.value = ""; });
})();
