/* Where a name may stand: on free room, beside its dot, on its line, inside its country. */
(function (RR, L) {
  "use strict";

  const GAP = 3; // pixels kept free around a label
  const DOT = 10; // width of a dot, and of the square of a place
  const TEXT = 21; // height that a name needs, so that two of them are 24 pixels apart
  const CELL = 6; // pixels, the grid on which lines are looked up
  const SIDES = ["right", "left", "above", "below"];

  const box = (left, top, width, height, dot = false) => ({ left, top, right: left + width, bottom: top + height, dot });
  RR.box = box;

  /* What is taken already. */
  RR.Room = class {
    constructor(size) {
      this.size = size;
      this.taken = [];
    }
    block(rects, owner) {
      rects.forEach((rect) => this.taken.push({ ...rect, owner }));
    }
    fits(rects, margin = 2, owner = null) {
      return rects.every((rect) => (
        rect.left >= margin && rect.top >= margin && rect.right <= this.size.x - margin && rect.bottom <= this.size.y - margin &&
        this.taken.every((other) => {
          if (owner && other.owner === owner) return true;
          const gap = rect.dot || other.dot ? 0 : GAP;
          return rect.right + gap <= other.left || other.right + gap <= rect.left ||
            rect.bottom + gap <= other.top || other.bottom + gap <= rect.top;
        })
      ));
    }
  };

  /* The drawn lines, as cells of a grid, each with the lines that pass it and their direction. */
  RR.Lines = class {
    constructor(size) {
      this.size = size;
      this.cells = new Map();
    }
    add(line, points) {
      points.forEach((end, index) => {
        const start = points[index ? index - 1 : points.length - 1];
        const steps = Math.ceil(Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y)) / CELL);
        if (steps > 400) return;
        for (let step = 0; step < steps; step += 1) {
          const x = start.x + (end.x - start.x) * step / steps, y = start.y + (end.y - start.y) * step / steps;
          if (x < 0 || y < 0 || x > this.size.x || y > this.size.y) continue;
          const key = this.key(x, y);
          if (!this.cells.has(key)) this.cells.set(key, new Map());
          this.cells.get(key).set(line, Math.atan2(end.y - start.y, end.x - start.x));
        }
      });
    }
    key(x, y) {
      return Math.floor(x / CELL) * 4096 + Math.floor(y / CELL);
    }
    /* How many cells of a rectangle lines pass, but for one of them. */
    crossed(rect, except) {
      let found = 0;
      for (let x = rect.left; x < rect.right + CELL; x += CELL) {
        for (let y = rect.top; y < rect.bottom + CELL; y += CELL) found += this.passes(x, y, except);
      }
      return found;
    }
    passes(x, y, except) {
      const cell = this.cells.get(this.key(x, y));
      return cell && (cell.size > 1 || !cell.has(except)) ? 1 : 0;
    }
    /* The same along a slanted text. */
    crossedAlong(point, width, angle, except) {
      let found = 0;
      const alongX = Math.cos(angle), alongY = Math.sin(angle);
      for (let at = -width / 2; at <= width / 2; at += CELL) {
        for (const off of [-CELL, 0, CELL]) found += this.passes(point.x + at * alongX - off * alongY, point.y + at * alongY + off * alongX, except);
      }
      return found;
    }
    /* The direction of a line near a point, as text is read: to the right. */
    angle(point, line) {
      for (const [x, y] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]]) {
        const cell = this.cells.get(this.key(point.x + x * CELL, point.y + y * CELL));
        if (cell && cell.has(line)) return Math.atan(Math.tan(cell.get(line)));
      }
      return null;
    }
  };

  /* A town or place: its dot stays on the spot, its name goes to one side of it. */
  RR.beside = function ({ width, height }, point, side) {
    const dot = box(point.x - DOT / 2, point.y - DOT / 2, DOT, DOT, true);
    const name = width - DOT;
    const top = point.y - TEXT / 2;
    if (side === "right") return { side, left: dot.left, top: point.y - height / 2, rects: [dot, box(dot.right, top, name, TEXT)] };
    if (side === "left") return { side, left: dot.right - width, top: point.y - height / 2, rects: [dot, box(dot.left - name, top, name, TEXT)] };
    const left = point.x - name / 2;
    return side === "above"
      ? { side, left, top: dot.top - 18, rects: [dot, box(left, dot.top - 19, name, 19)] }
      : { side, left, top: dot.top, rects: [dot, box(left, dot.bottom, name, 19)] };
  };

  /* The side on which it crosses the fewest lines. */
  RR.placeTown = function (item, point, room, lines) {
    let best = null;
    for (const side of SIDES) {
      const spot = RR.beside(item, point, side);
      if (!room.fits(spot.rects, 2, item)) continue;
      const [, { left, top, right, bottom }] = spot.rects;
      const crossed = lines.crossed({ left: left + 4, top: top + 4, right: right - 4, bottom: bottom - 4 });
      if (!best || crossed < best.crossed) best = { ...spot, crossed };
      if (!crossed) break;
    }
    return best;
  };

  const centred = (point, width, height, wide = width, high = height) => ({
    left: point.x - width / 2, top: point.y - height / 2, rects: [box(point.x - wide / 2, point.y - high / 2, wide, high)],
  });

  /* A range: on its own line, near the middle, and on no other; level, or else along the line. */
  RR.placeEdge = function (item, map, room, lines) {
    const middle = room.size.divideBy(2);
    const points = item.anchors
      .map((anchor) => map.latLngToContainerPoint(anchor))
      .sort((a, b) => a.distanceTo(middle) - b.distanceTo(middle));
    const { height } = item;
    const level = (point, width) => centred(point, width, height);
    const along = (point, width) => {
      const angle = lines.angle(point, item.line);
      if (angle === null) return null;
      const cos = Math.abs(Math.cos(angle)), sin = Math.abs(Math.sin(angle)), inner = height - 4;
      return { ...centred(point, width, height, width * cos + inner * sin, width * sin + inner * cos), angle };
    };
    const isClear = (spot, point, width) => (spot.angle === undefined
      ? !lines.crossed(spot.rects[0], item.line)
      : !lines.crossedAlong(point, width, spot.angle, item.line));
    for (const [make, strict] of [[level, true], [along, true], [along, false], [level, false]]) {
      for (const [text, width] of make === along ? item.texts.slice(-1) : item.texts) {
        for (const point of points) {
          const spot = make(point, width);
          if (spot && room.fits(spot.rects) && (!strict || isClear(spot, point, width))) return { ...spot, text };
        }
      }
    }
    return null;
  };

  /* A country: where it is widest within the view, and there is room for its name. */
  RR.placeCountry = function (item, map, room) {
    let best = null;
    const look = ([lon, lat, clear]) => {
      const centre = map.latLngToContainerPoint([lat, lon]);
      const radius = centre.y - map.latLngToContainerPoint([lat + clear, lon]).y;
      for (const [x, y] of [[0, 0], [0.45, 0], [-0.45, 0], [0, 0.45], [0, -0.45]]) {
        const spot = centred(centre.add([x * radius, y * radius]), item.width, item.height);
        const [rect] = spot.rects;
        const free = Math.min(
          x || y ? radius * 0.55 : radius,
          (rect.left + 40) / 1.5, (room.size.x - rect.right + 40) / 1.5, rect.top + 20, room.size.y - rect.bottom + 20,
        );
        if (free > Math.max(14, item.width * (item.needed ? 0.33 : 0.45)) && (!best || free > best.free) && room.fits(spot.rects, 10)) best = { ...spot, free };
      }
    };
    item.spots.forEach(look);
    if (!best && item.over) item.over.forEach(look);
    return best;
  };
})(window.RR = window.RR || {}, window.L);
