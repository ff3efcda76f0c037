"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const box = document.getElementById("map");
  const svg = box.querySelector("svg");
  const tip = document.getElementById("tip");
  const list = document.getElementById("places");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  const byId = new Map(data.places.map((place) => [place.id, place]));
  const CLOSEST = 24;
  let view = whole.slice();

  svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  ring.setAttribute("fill", "none");
  ring.setAttribute("stroke", "#0B5FA5");
  ring.setAttribute("visibility", "hidden");
  svg.appendChild(ring);

  // Signs and names grow less than the ground as one comes closer, so that they part. A name
  // shrinks towards the sign it belongs to, lines of one name towards their middle.
  const signs = [];
  const pivots = new Map();
  for (const mark of svg.querySelectorAll('[data-about="map"] g[data-about]')) {
    const own = mark.getAttribute("transform"), at = /translate\((\S+) (\S+)\)/.exec(own);
    if (!at) continue;
    pivots.set(mark.getAttribute("data-about"), [Number(at[1]), Number(at[2])]);
    signs.push((scale) => mark.setAttribute("transform", own + " scale(" + scale + ")"));
  }
  // A mark of several places is about all of them; its name is about the topmost.
  const stacks = new Map();
  for (const about of pivots.keys())
    if (about.startsWith("stack/")) for (const id of about.slice(6).split(" ")) stacks.set(id, about);
  function pivotOf(about) {
    return pivots.get(about) || pivots.get(stacks.get(about.replace("stack name/", "")));
  }
  function shrinking(mark, x, y) {
    signs.push((scale) => mark.setAttribute("transform",
      "translate(" + x + " " + y + ") scale(" + scale + ") translate(" + -x + " " + -y + ")"));
  }
  const names = new Map();
  for (const mark of svg.querySelectorAll('[data-about="map"] text')) {
    const key = mark.getAttribute("data-about") || mark.getAttribute("x") + " " + mark.getAttribute("y");
    names.set(key, [...(names.get(key) || []), mark]);
  }
  for (const [about, marks] of names) {
    const middle = (key) => marks.reduce((sum, mark) => sum + Number(mark.getAttribute(key)), 0) / marks.length;
    const [x, y] = pivotOf(about) || [middle("x"), middle("y")];
    for (const mark of marks) shrinking(mark, x, y);
  }
  // Parts of a mark, and lines from a mark to its name, go with it.
  for (const mark of svg.querySelectorAll('[data-about^="part of "], [data-about^="line to "]')) {
    const pivot = pivotOf(mark.getAttribute("data-about").replace(/^(part of|line to) /, ""));
    if (pivot) shrinking(mark, pivot[0], pivot[1]);
  }
  let shrunk = 1;
  function shrink(scale) {
    if (Math.abs(scale - shrunk) < 1e-3) return;
    shrunk = scale;
    for (const sign of signs) sign(scale);
  }

  function look(next) {
    const width = Math.min(Math.max(next[2], whole[2] / CLOSEST), whole[2]);
    const height = (width * whole[3]) / whole[2];
    const x = Math.min(Math.max(next[0], whole[0] - width / 4), whole[0] + whole[2] - (width * 3) / 4);
    const y = Math.min(Math.max(next[1], whole[1] - height / 4), whole[1] + whole[3] - (height * 3) / 4);
    view = width === whole[2] ? whole.slice() : [x, y, width, height];
    svg.setAttribute("viewBox", view.join(" "));
    shrink(Math.pow(view[2] / whole[2], 0.65));
    ring.setAttribute("r", (view[2] * 10) / box.clientWidth);
    ring.setAttribute("stroke-width", (view[2] * 3) / box.clientWidth);
  }
  function toPage(x, y) {
    return new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
  }
  function zoom(factor, x, y) {
    const width = Math.min(Math.max(view[2] / factor, whole[2] / CLOSEST), whole[2]);
    const share = width / view[2];
    look([x - (x - view[0]) * share, y - (y - view[1]) * share, width]);
  }
  function zoomMiddle(factor) {
    zoom(factor, view[0] + view[2] / 2, view[1] + view[3] / 2);
  }

  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const at = toPage(event.clientX, event.clientY);
    zoom(Math.pow(1.0015, -event.deltaY), at.x, at.y);
  }, { passive: false });
  let taken = null;
  svg.addEventListener("pointerdown", (event) => {
    taken = { x: event.clientX, y: event.clientY, view: view.slice(), scale: svg.getScreenCTM().a, moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!taken) return;
    const dx = event.clientX - taken.x, dy = event.clientY - taken.y;
    if (Math.abs(dx) + Math.abs(dy) > 3) { taken.moved = true; box.classList.add("dragging"); }
    if (taken.moved) look([taken.view[0] - dx / taken.scale, taken.view[1] - dy / taken.scale, view[2]]);
  });
  window.addEventListener("pointerup", () => { taken = null; box.classList.remove("dragging"); });
  svg.addEventListener("dblclick", (event) => {
    const at = toPage(event.clientX, event.clientY);
    zoom(2, at.x, at.y);
  });
  document.getElementById("closer").addEventListener("click", () => zoomMiddle(1.5));
  document.getElementById("farther").addEventListener("click", () => zoomMiddle(1 / 1.5));
  document.getElementById("whole").addEventListener("click", () => look(whole));
  box.addEventListener("keydown", (event) => {
    const step = view[2] / 10;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) look([view[0] + moves[event.key][0], view[1] + moves[event.key][1], view[2]]);
    else if (event.key === "+" || event.key === "=") zoomMiddle(1.5);
    else if (event.key === "-") zoomMiddle(1 / 1.5);
    else if (event.key === "Home" || event.key === "0") look(whole);
    else return;
    event.preventDefault();
  });

  function element(name, words) {
    const made = document.createElement(name);
    made.textContent = words;
    return made;
  }
  function show(place, x, y) {
    tip.replaceChildren(element("b", place.name));
    const facts = document.createElement("dl");
    data.columns.forEach((head, number) => {
      if (place.facts[number]) facts.append(element("dt", head), element("dd", place.facts[number]));
    });
    tip.append(facts);
    put(x, y);
  }
  function showSeveral(places, x, y) {
    tip.replaceChildren(...places.slice(0, 12).map((place) => element("div", place.name)));
    if (places.length > 12) tip.append(element("div", "… +" + (places.length - 12)));
    put(x, y);
  }
  function put(x, y) {
    tip.hidden = false;
    const room = box.getBoundingClientRect();
    tip.style.left = Math.max(8, Math.min(x - room.left + 14, room.width - tip.offsetWidth - 8)) + "px";
    tip.style.top = Math.max(8, Math.min(y - room.top + 14, room.height - tip.offsetHeight - 8)) + "px";
  }
  function placeUnder(target) {
    const mark = target.closest ? target.closest('[data-about^="place/"]') : null;
    return mark ? byId.get(mark.getAttribute("data-about").slice(6)) : null;
  }
  function severalUnder(target) {
    const several = '[data-about^="stack"], [data-about^="part of stack/"]';
    const mark = target.closest ? target.closest(several) : null;
    if (!mark) return null;
    const about = mark.getAttribute("data-about").replace("part of ", "");
    const stack = about.startsWith("stack name/") ? stacks.get(about.slice(11)) : about;
    return stack.slice(6).split(" ").map((id) => byId.get(id)).filter(Boolean);
  }
  svg.addEventListener("pointermove", (event) => {
    const still = !(taken && taken.moved);
    const place = still ? placeUnder(event.target) : null, several = still ? severalUnder(event.target) : null;
    if (place) show(place, event.clientX, event.clientY);
    else if (several) showSeveral(several, event.clientX, event.clientY);
    else tip.hidden = true;
  });
  svg.addEventListener("pointerleave", () => { tip.hidden = true; });
  svg.addEventListener("click", (event) => {
    const place = placeUnder(event.target);
    if (place) mark(place);
  });

  function mark(place) {
    for (const button of list.querySelectorAll("button"))
      button.setAttribute("aria-current", String(button.dataset.id === place.id));
    if (place.x === null) { ring.setAttribute("visibility", "hidden"); return; }
    ring.setAttribute("cx", place.x);
    ring.setAttribute("cy", place.y);
    ring.setAttribute("visibility", "visible");
    svg.appendChild(ring);
  }
  function go(place) {
    mark(place);
    if (place.x === null) { const room = box.getBoundingClientRect(); show(place, room.left, room.top); return; }
    const width = Math.min(view[2], whole[2] / 4), height = (width * whole[3]) / whole[2];
    look([place.x - width / 2, place.y - height / 2, width]);
    const at = new DOMPoint(place.x, place.y).matrixTransform(svg.getScreenCTM());
    show(place, at.x, at.y);
  }
  function fill() {
    const wanted = search.value.trim().toLowerCase();
    const found = data.places.filter((place) => !wanted || place.keys.some((key) => key.includes(wanted)));
    count.textContent = data.count.replace("{n}", found.length).replace("{all}", data.places.length);
    list.replaceChildren(...found.map((place) => {
      const row = document.createElement("li"), button = element("button", place.name);
      button.type = "button";
      button.dataset.id = place.id;
      button.append(element("small", place.x === null ? place.where + data.outside : place.where));
      button.addEventListener("click", () => go(place));
      row.append(button);
      return row;
    }));
    return found;
  }
  search.addEventListener("input", fill);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { const found = fill(); if (found.length) go(found[0]); }
    if (event.key === "Escape") { search.value = ""; fill(); tip.hidden = true; }
  });
  // A link may carry what to find: map.html#find=dhgx
  function follow() {
    const wanted = /^#find=(.+)$/.exec(location.hash);
    if (!wanted) return;
    search.value = decodeURIComponent(wanted[1]);
    const found = fill();
    if (found.length) go(found[0]);
  }
  window.addEventListener("hashchange", follow);
  fill();
  look(whole);
  follow();
})();
