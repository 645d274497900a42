/* The viewer: zoom, rotation, keys. Without it the page is shown at the width of its frame. */
"use strict";

(() => {
    const stage = document.getElementById("stage");
    const sheet = stage?.querySelector("svg.sheet, img.sheet");
    const tools = document.getElementById("tools");
    const LEAST = 0.25, MOST = 6, STEP = 1.25;
    let zoom = 1;  // of the width of the frame
    let turn = 0;  // degrees clockwise

    if (!sheet)
        return;
    const view = sheet.viewBox?.baseVal;
    const width = view?.width ?? sheet.naturalWidth, height = view?.height ?? sheet.naturalHeight;
    const image = sheet.querySelector("image");

    /* Turned pages keep their place by a turned view box: what is over the picture turns with it. */
    function lay() {
        const across = turn % 180 === 0 ? width : height, down = turn % 180 === 0 ? height : width;

        sheet.style.width = zoom * 100 + "%";
        sheet.style.maxWidth = "none";
        if (!view)
            return;
        sheet.setAttribute("viewBox", `0 0 ${across} ${down}`);
        const shift = { 0: "", 90: `translate(${height} 0) rotate(90)`, 180: `translate(${width} ${height}) rotate(180)`,
            270: `translate(0 ${width}) rotate(270)` }[turn];
        let group = sheet.querySelector("g.turned");

        if (!group) {
            group = document.createElementNS("http://www.w3.org/2000/svg", "g");
            group.classList.add("turned");
            group.append(...sheet.childNodes);
            sheet.append(group);
        }
        group.setAttribute("transform", shift);
        /* Looked at closely, the picture must be as fine. */
        if (image && zoom > 1.6)
            image.setAttribute("href", image.getAttribute("href").replace("size=page", "size=large"));
    }

    function zoomTo(next) {
        const x = (stage.scrollLeft + stage.clientWidth / 2) / stage.scrollWidth;
        const y = (stage.scrollTop + stage.clientHeight / 2) / stage.scrollHeight;

        zoom = Math.min(MOST, Math.max(LEAST, next));
        lay();
        stage.scrollLeft = x * stage.scrollWidth - stage.clientWidth / 2;
        stage.scrollTop = y * stage.scrollHeight - stage.clientHeight / 2;
    }

    /* All of the page, or, when it is so already, its width. */
    function fit() {
        const room = stage.clientWidth - 24;
        const ratio = turn % 180 === 0 ? height / width : width / height;
        const whole = Math.min(1, (stage.clientHeight - 24) / (room * ratio));

        zoomTo(Math.abs(zoom - whole) < 0.01 ? 1 : whole);
    }

    const actions = {
        in: () => zoomTo(zoom * STEP),
        out: () => zoomTo(zoom / STEP),
        fit,
        rotate: () => { turn = (turn + 90) % 360; lay(); },
    };
    const keys = { "+": "in", "=": "in", "-": "out", "0": "fit", "r": "rotate" };

    tools.hidden = false;
    tools.addEventListener("click", (event) => actions[event.target.dataset.do]?.());
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
            return;
        if (keys[event.key]) {
            actions[keys[event.key]]();
            event.preventDefault();
        } else if (event.key === "ArrowLeft" || event.key === "PageUp") {
            document.querySelector("a[rel=prev]")?.click();
        } else if (event.key === "ArrowRight" || event.key === "PageDown") {
            document.querySelector("a[rel=next]")?.click();
        }
    });
    document.querySelector(".thumbs a[aria-current=true]")?.scrollIntoView({ block: "nearest" });
    /* What was searched for comes into sight. */
    const mark = sheet.querySelector(".place, .hit");

    if (mark) {
        const at = mark.getBoundingClientRect(), frame = stage.getBoundingClientRect();

        stage.scrollTop += at.top - frame.top - stage.clientHeight / 3;
    }
    /* The next page will likely be asked for. */
    const next = document.querySelector("a[rel=next]");

    if (next && image)
        new Image().src = image.getAttribute("href").replace(/picture\/\d+/, "picture/" + new URL(next.href).searchParams.get("page"));
})();
