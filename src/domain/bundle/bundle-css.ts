/** Colours of tracks by number, and the rest of the page: light, dark and on paper. */
export const BUNDLE_CSS = `
:root { color-scheme: light dark; --page: #f3f5f5; --paper: #fff; --ink: #111a20; --soft: #46545d; --line: #b3bdc3; --sea: #eef5f9; --land: #ddd8c8; --limit: #1f55b8;
--c0: #0b5fa5; --c1: #a8400b; --c2: #1a6b36; --c3: #842a89; --c4: #6d5200; --c5: #a5123d; --c6: #006670; --c7: #4a4a4a; }
@media screen and (prefers-color-scheme: dark) { :root { --page: #0a1318; --paper: #101b21; --ink: #e6edf1; --soft: #a9b8c1; --line: #43525b; --sea: #0d1f2b; --land: #2c2d26; --limit: #86b4ff;
--c0: #7fc1ff; --c1: #ffab7a; --c2: #7fdc9c; --c3: #e3a0e8; --c4: #e6c65c; --c5: #ff92ad; --c6: #6fd8e0; --c7: #c9c9c9; } }
[hidden] { display: none; }
body { margin: 0; background: var(--page); color: var(--ink); font: 14px/1.45 system-ui, "Segoe UI", sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 28px 24px 40px; background: var(--paper); }
h1 { margin: 4px 0; font-size: 24px; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 26px 0 6px; font-size: 16px; }
p { margin: 6px 0; overflow-wrap: anywhere; }
ul { margin: 4px 0; padding-left: 18px; }
li { margin: 2px 0; overflow-wrap: anywhere; }
.kind, .legend, footer, figcaption { color: var(--soft); font-size: 12px; }
.disclaimer { padding: 6px 10px; border-left: 3px solid var(--soft); background: var(--page); }
.text { white-space: pre-wrap; }
figure { margin: 8px 0; }
img { max-width: 100%; border: 1px solid var(--line); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 10px 3px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--soft); font-weight: 500; overflow-wrap: normal; }
.facts th { width: 190px; color: var(--soft); font-weight: 500; }
.mono { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12px; }
.time { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 8px 0; }
.time input { flex: 1 1 240px; min-width: 160px; accent-color: var(--limit); }
button, select, .button { min-height: 32px; padding: 2px 10px; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); color: var(--ink); font: inherit; }
.button { display: inline-block; box-sizing: border-box; line-height: 26px; text-decoration: none; }
td button { min-height: 24px; padding: 0 6px; font: inherit; }
:focus-visible { outline: 2px solid var(--limit); outline-offset: 2px; }
#clock { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-weight: 700; }
html:not(.runs) .needs-script { display: none; }
html.runs .no-script { display: none; }
svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); font: 12px ui-monospace, "DejaVu Sans Mono", monospace; }
.sea { fill: var(--sea); }
.land { fill: var(--land); stroke: var(--soft); stroke-width: 0.8; }
.coast { fill: none; stroke: var(--soft); stroke-width: 0.8; }
.area { fill: var(--limit); fill-opacity: 0.05; }
.limit { fill: none; stroke: var(--limit); stroke-width: 1.1; opacity: 0.8; }
.whole { fill: none; stroke-width: 1.2; opacity: 0.45; }
.trail { fill: none; stroke-width: 2.6; }
.dot { stroke: var(--sea); stroke-width: 1; }
.dot.held { fill: var(--sea); stroke-width: 2; }
.way { stroke-width: 1.6; }
.event, .note { fill: var(--sea); stroke: var(--ink); stroke-width: 1.6; }
.scale, .north { fill: none; stroke: var(--soft); stroke-width: 1; }
.graph { fill: none; stroke: var(--ink); stroke-width: 1.4; }
.now { stroke: var(--c1); stroke-width: 1.6; }
svg text { fill: var(--ink); paint-order: stroke; stroke: var(--sea); stroke-width: 3px; }
.c0 { --c: var(--c0); } .c1 { --c: var(--c1); } .c2 { --c: var(--c2); } .c3 { --c: var(--c3); } .c4 { --c: var(--c4); } .c5 { --c: var(--c5); } .c6 { --c: var(--c6); } .c7 { --c: var(--c7); }
.c0 .dot, .c1 .dot, .c2 .dot, .c3 .dot, .c4 .dot, .c5 .dot, .c6 .dot, .c7 .dot { fill: var(--c); }
g .dot.held { fill: var(--sea); stroke: var(--c); }
.whole, .trail, .way { stroke: var(--c); }
.key { color: var(--c); font-weight: 700; }
footer { margin-top: 28px; border-top: 1px solid var(--line); }
@media print { body, main { background: #fff; } main { max-width: none; padding: 0; } .time button, .time label, .time input, .time select, .no-print { display: none; } h2 { break-after: avoid; } tr, svg, img { break-inside: avoid; } .scroll { overflow: visible; } td button { border: 0; padding: 0; } }
`
