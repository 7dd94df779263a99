/**
 * The script of the page: moves the tracks through time and hands out the recording. Plain JavaScript as text, not the
 * source of a function: a build renames and rewrites functions, and the hash by which the page lets this script run, and
 * no other, would be another with every build. It makes no markup: all that it changes stands in the page already and
 * gets text and attributes. Which reports belong to one motion is worked out while building (`breaks`); places between two
 * of them are linear in longitude and latitude, as `between` of geo/measure.ts.
 */
export const PLAYER_JS = `
(function () {
'use strict';
var byId = function (id) { return document.getElementById(id); };
var data = JSON.parse(byId('bundle').textContent);
var text = byId('recording').textContent;
var player = data.player, frame = player.frame;
var fromMs = data.window.fromMs, toMs = data.window.toMs;
var slots = {};
var tracks = player.tracks.map(function (track, i) {
  slots['=' + track.id] = i;
  var breaks = {};
  track.breaks.forEach(function (at) { breaks[at] = true; });
  return { at: [], lon: [], lat: [], sog: [], cog: [], breaks: breaks };
});
text.split('\\n').forEach(function (line) {
  if (line === '') return;
  var entry = JSON.parse(line), track = tracks[slots['=' + entry.id]];
  if (!track || entry.lon === undefined) return;
  track.at.push(entry.t); track.lon.push(entry.lon); track.lat.push(entry.lat);
  track.sog.push(entry.sog); track.cog.push(entry.cog);
});

var nowMs = player.shownAtMs, playing = false, lastFrame = 0, tableAt = 0;

function turn(lon, from) { var d = (lon - from + 180) % 360; return (d < 0 ? d + 360 : d) - 180; }
function x(lon) { return frame.widthPx / 2 + turn(lon, frame.centreLon) * frame.pxPerLonDeg; }
function y(lat) { return frame.heightPx / 2 - (lat - frame.centreLat) * frame.pxPerLatDeg; }
function tenth(value) { return Math.round(value * 10) / 10; }
function lastAt(track, ms) {
  var low = 0, high = track.at.length;
  while (low < high) { var middle = (low + high) >>> 1; if (track.at[middle] <= ms) low = middle + 1; else high = middle; }
  return low - 1;
}
function place(track, ms) {
  var i = lastAt(track, ms);
  if (i < 0) return null;
  var next = i + 1 < track.at.length && !track.breaks[i];
  var share = next ? (ms - track.at[i]) / (track.at[i + 1] - track.at[i]) : 0;
  return {
    i: i,
    held: !next && ms > track.at[i],
    lon: track.lon[i] + (next ? turn(track.lon[i + 1], track.lon[i]) * share : 0),
    lat: track.lat[i] + (next ? (track.lat[i + 1] - track.lat[i]) * share : 0)
  };
}
function trail(track, found, ms) {
  var first = Math.max(0, found.i - 200, lastAt(track, ms - player.trailMs) + 1), d = '', open = false;
  for (var i = first; i <= found.i; i++) {
    d += (open ? 'L' : 'M') + tenth(x(track.lon[i])) + ' ' + tenth(y(track.lat[i]));
    open = !track.breaks[i];
  }
  return open && !found.held ? d + 'L' + tenth(x(found.lon)) + ' ' + tenth(y(found.lat)) : d;
}
function show(id, isShown) { if (isShown) byId(id).removeAttribute('hidden'); else byId(id).setAttribute('hidden', ''); }
function iso(ms) { return new Date(ms).toISOString().slice(0, 19) + 'Z'; }
function angle(deg, digits, plus, minus) {
  var all = Math.round(Math.abs(deg) * 60000), minutes = ((all % 60000) / 1000).toFixed(3);
  return String(Math.floor(all / 60000)).padStart(digits, '0') + '\\u00b0' + minutes.padStart(6, '0') + '\\u2032 ' + (deg < 0 ? minus : plus);
}
function span(ms) {
  var s = Math.floor(ms / 1000);
  return s < 60 ? s + ' s' : s < 3600 ? Math.floor(s / 60) + ' min' : Math.floor(s / 3600) + ' h ' + String(Math.floor(s / 60) % 60).padStart(2, '0') + ' min';
}
function put(id, words) { var cell = byId(id); if (cell.textContent !== words) cell.textContent = words; }
function cells(k, track, found) {
  put('place' + k, found ? angle(found.lat, 2, 'N', 'S') + ' ' + angle(turn(found.lon, 0), 3, 'E', 'W') : '\\u2013');
  put('speed' + k, found && track.sog[found.i] !== undefined ? track.sog[found.i].toFixed(1) : '\\u2013');
  put('course' + k, found && track.cog[found.i] !== undefined ? String(Math.round(track.cog[found.i]) % 360).padStart(3, '0') + '\\u00b0T' : '\\u2013');
  put('said' + k, !found ? 'no report yet' : (found.held ? 'no report for ' : 'reported ') + span(nowMs - track.at[found.i]) + (found.held ? '' : ' ago'));
}
function draw(withTable) {
  tracks.forEach(function (track, k) {
    var found = place(track, nowMs);
    show('mark' + k, found !== null);
    byId('trail' + k).setAttribute('d', found ? trail(track, found, nowMs) : '');
    if (found) {
      byId('mark' + k).setAttribute('transform', 'translate(' + tenth(x(found.lon)) + ' ' + tenth(y(found.lat)) + ')');
      byId('dot' + k).setAttribute('class', found.held ? 'dot held' : 'dot');
      var cog = track.cog[found.i];
      show('way' + k, cog !== undefined && !found.held);
      if (cog !== undefined) byId('way' + k).setAttribute('transform', 'rotate(' + cog + ')');
    }
    if (withTable) cells(k, track, found);
  });
  put('clock', iso(nowMs));
  byId('time').value = String(nowMs - fromMs);
  byId('time').setAttribute('aria-valuetext', iso(nowMs));
  if (player.graph) {
    var at = player.graph.leftPx + (nowMs - player.graph.fromMs) * player.graph.pxPerMs;
    show('graph-now', at >= player.graph.leftPx && at <= player.graph.rightPx);
    byId('graph-now').setAttribute('transform', 'translate(' + tenth(at) + ' 0)');
  }
}
function go(ms) { nowMs = Math.min(toMs, Math.max(fromMs, ms)); draw(true); }
function setPlaying(isPlaying) {
  playing = isPlaying;
  put('play', playing ? 'Pause' : 'Play');
  if (!playing) { draw(true); return; }
  if (nowMs >= toMs) nowMs = fromMs;
  lastFrame = 0;
  requestAnimationFrame(tick);
}
function tick(frameMs) {
  if (!playing) return;
  if (lastFrame) nowMs = Math.min(toMs, nowMs + (frameMs - lastFrame) * Number(byId('speed').value));
  lastFrame = frameMs;
  var withTable = frameMs - tableAt > 250;
  if (withTable) tableAt = frameMs;
  draw(withTable);
  if (nowMs >= toMs) setPlaying(false);
  else requestAnimationFrame(tick);
}
function step(direction) {
  var best = direction > 0 ? toMs : fromMs;
  tracks.forEach(function (track) {
    var i = direction > 0 ? lastAt(track, nowMs) + 1 : lastAt(track, nowMs - 1);
    var ms = track.at[i];
    if (ms === undefined) return;
    best = direction > 0 ? Math.min(best, ms) : Math.max(best, ms);
  });
  setPlaying(false);
  go(best);
}
byId('play').addEventListener('click', function () { setPlaying(!playing); });
byId('back').addEventListener('click', function () { step(-1); });
byId('forward').addEventListener('click', function () { step(1); });
byId('time').addEventListener('input', function (event) { go(fromMs + Number(event.target.value)); });
document.addEventListener('click', function (event) {
  var at = event.target && event.target.getAttribute && event.target.getAttribute('data-at');
  if (at) { setPlaying(false); go(Number(at)); byId('time').focus(); }
});
var keys = { ArrowLeft: -10000, ArrowRight: 10000, PageUp: -60000, PageDown: 60000, j: -60000, l: 60000, Home: -Infinity, End: Infinity };
document.addEventListener('keydown', function (event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  var on = event.target && event.target.tagName, isTime = event.target === byId('time');
  if (on === 'SELECT' || (on === 'INPUT' && !isTime)) return;
  if (event.key === 'k' || (event.key === ' ' && on !== 'BUTTON' && on !== 'A' && on !== 'SUMMARY')) setPlaying(!playing);
  else if (event.key === 'j' || event.key === 'l' || (isTime && keys[event.key] !== undefined)) go(nowMs + keys[event.key]);
  else if (event.key === ',' || event.key === '.') step(event.key === '.' ? 1 : -1);
  else return;
  event.preventDefault();
});
function offer(id, content, type) {
  var link = byId(id);
  if (!link) return;
  link.addEventListener('click', function () {
    if (link.getAttribute('href') === '#data') link.setAttribute('href', URL.createObjectURL(new Blob([content()], { type: type })));
  });
}
offer('save', function () { return text; }, 'application/x-ndjson');
offer('save-comparison', function () { return data.comparison.csv; }, 'text/csv');
byId('check').addEventListener('click', function () {
  if (typeof crypto === 'undefined' || !crypto.subtle) { put('checked', 'This browser cannot work out the hash here.'); return; }
  crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then(function (hash) {
    var hex = Array.from(new Uint8Array(hash), function (byte) { return byte.toString(16).padStart(2, '0'); }).join('');
    put('checked', hex === data.data.sha256 ? 'The data in this page have the hash stated.' : 'The data in this page have another hash: ' + hex);
  }, function () { put('checked', 'The hash could not be worked out.'); });
});
document.documentElement.setAttribute('class', 'runs');
go(nowMs);
})();
`
