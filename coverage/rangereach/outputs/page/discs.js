/* The outline of a union of equal geodesic discs, from their centres alone.
 *
 * Round each centre the others cover intervals of azimuth; what stays open is an arc of the
 * outline, and where an arc ends, that of the disc which covers its end goes on. Vertices lie
 * at the distance of their centre to 0.1 mm; where two arcs meet, to 1 m of the other's.
 */
(function (RR) {
  "use strict";

  const A = 6378137, E2 = (2 - 1 / 298.257223563) / 298.257223563, RADIAN = Math.PI / 180, TURN = 2 * Math.PI;

  /* What does not depend on the distance. `groups` are [until_km, [LatLng, …]]: a centre
   * matters at distances up to its own. */
  function prepare(groups) {
    const known = new Map();
    groups.forEach(([until, points]) => points.forEach(({ lng, lat }) => {
      const key = `${lng} ${lat}`;
      const found = known.get(key);
      if (!found) known.set(key, { lng, lat, until });
      else if (found.until < until) found.until = until;
    }));
    const centres = [...known.values()];
    const spread = (axis) => Math.max(...centres.map(axis)) - Math.min(...centres.map(axis));
    centres.forEach((centre) => {
      const sin = Math.sin(centre.lat * RADIAN), cos = Math.cos(centre.lat * RADIAN);
      const sinL = Math.sin(centre.lng * RADIAN), cosL = Math.cos(centre.lng * RADIAN);
      const root = Math.sqrt(1 - E2 * sin * sin), across = A / root;
      Object.assign(centre, {
        x: across * cos * cosL, y: across * cos * sinL, z: across * (1 - E2) * sin, sin, cos, sinL, cosL,
        across, along: A * (1 - E2) / root ** 3, // radii of curvature, east-west and north-south
        go: RR.startAt(centre.lng, centre.lat),
      });
    });
    if (centres.length) {
      const axis = ["x", "y", "z"].sort((a, b) => spread((c) => c[b]) - spread((c) => c[a]))[0];
      centres.forEach((centre) => { centre.place = centre[axis]; });
      centres.sort((a, b) => a.place - b.place);
    }
    return centres;
  }

  /* The disc round `b`, seen from `a`: it covers the directions (east, north) of the circle
   * round `a` whose product with its own exceeds `least`. All sides of the triangle are
   * chords, and the circle lies `dip` below the horizon of `a`. */
  const seen = { east: 0, north: 0, least: 0 };
  function look(a, b, circle) {
    const dx = b.x - a.x, dy = b.y - a.y, dz = b.z - a.z;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared >= 4 * circle.chord2) return false;
    const level = a.cosL * dx + a.sinL * dy;
    seen.east = a.cosL * dy - a.sinL * dx;
    seen.north = a.cos * dz - a.sin * level;
    seen.least = (squared / 2 + circle.dip * (a.cos * level + a.sin * dz)) / circle.flat;
    return true;
  }
  const seenMiddle = () => Math.atan2(seen.east, seen.north);
  const seenHalf = () => Math.acos(Math.min(1, seen.least / Math.sqrt(seen.east * seen.east + seen.north * seen.north)));

  function circleRound(centre, metres) {
    const radius = 2 / (1 / centre.across + 1 / centre.along);
    const chord = 2 * radius * Math.sin(metres / 2 / radius), dip = chord * chord / 2 / radius;
    return { chord2: chord * chord, dip, flat: Math.sqrt(chord * chord - dip * dip) };
  }

  /* An open arc, and who covers what lies before and after it. */
  class Gap {
    constructor(from, to, first, last) {
      this.setFrom(from, first);
      this.setTo(to, last);
    }
    setFrom(angle, first) {
      this.from = angle;
      this.first = first;
      this.fromEast = Math.sin(angle);
      this.fromNorth = Math.cos(angle);
    }
    setTo(angle, last) {
      this.to = angle + TURN * (Math.floor((this.from - angle) / TURN) + 1);
      this.last = last;
      this.toEast = Math.sin(angle);
      this.toNorth = Math.cos(angle);
    }
    get wide() {
      return this.to - this.from >= Math.PI;
    }
    /* Whether the other's direction lies within. */
    holds() {
      const after = this.fromNorth * seen.east - this.fromEast * seen.north;
      const before = seen.north * this.toEast - seen.east * this.toNorth;
      return this.wide ? after > 0 || before > 0 : after > 0 && before > 0;
    }
  }

  /* What no other disc covers of the circle round a centre. What another covers is at most
   * half a turn and lies about its direction: the ends of a gap tell nearly everything. */
  function openArcs(live, own, metres) {
    const centre = live[own], circle = circleRound(centre, metres), gaps = [];
    let begun = false;
    function subtract(other) {
      if (!look(centre, live[other], circle)) return;
      if (!begun) {
        const middle = seenMiddle(), half = seenHalf();
        gaps.push(new Gap(middle + half, middle - half, other, other));
        begun = true;
        return;
      }
      for (let index = gaps.length - 1; index >= 0; index -= 1) {
        const gap = gaps[index];
        const atFrom = gap.fromEast * seen.east + gap.fromNorth * seen.north > seen.least;
        const atTo = gap.toEast * seen.east + gap.toNorth * seen.north > seen.least;
        if (atFrom && atTo && !gap.wide) {
          gaps.splice(index, 1);
        } else if (atFrom || atTo) {
          const middle = seenMiddle(), half = seenHalf(), { to, last } = gap;
          if (atFrom) gap.setFrom(middle + half, other);
          gap.setTo(atTo ? middle - half : to, atTo ? other : last);
        } else if (gap.holds()) {
          const middle = seenMiddle(), half = seenHalf();
          if (!half) return;
          gaps.push(new Gap(middle + half, gap.to, other, gap.last));
          gap.setTo(middle - half, other);
        }
      }
    }
    for (let step = 1, left = true, right = true; left || right; step += 1) {
      left = left && own >= step && centre.place - live[own - step].place < 2 * metres;
      right = right && own + step < live.length && live[own + step].place - centre.place < 2 * metres;
      if (left) subtract(own - step);
      if (right) subtract(own + step);
      if (begun && !gaps.length) break;
    }
    return begun ? gaps : [new Gap(0, TURN, own, own)];
  }

  RR.makeDiscs = function (groups) {
    const centres = prepare(groups);
    const end = { lon: 0, lat: 0 };

    /* How far the nearest centre is from a point. */
    function distance({ lng, lat }) {
      const sin = Math.sin(lat * RADIAN), cos = Math.cos(lat * RADIAN), across = A / Math.sqrt(1 - E2 * sin * sin);
      const x = across * cos * Math.cos(lng * RADIAN), y = across * cos * Math.sin(lng * RADIAN), z = across * (1 - E2) * sin;
      let nearest = null, least = Infinity;
      centres.forEach((centre) => {
        const away = (centre.x - x) ** 2 + (centre.y - y) ** 2 + (centre.z - z) ** 2;
        if (away < least) {
          least = away;
          nearest = centre;
        }
      });
      return nearest ? RR.inverse(nearest.lng, nearest.lat, lng, lat) : Infinity;
    }

    /* Loops of [longitude, latitude, …] in radians, clockwise round what lies within the
     * distance, holes the other way; `step` is the widest angle between vertices. */
    function outline(metres, step) {
      const live = centres.filter((centre) => centre.until * 1000 >= metres);
      const arcs = [], starts = [], loops = [];
      for (let own = 0; own < live.length; own += 1) {
        starts.push(arcs.length);
        openArcs(live, own, metres).forEach((gap) => arcs.push(Object.assign(gap, { own, used: false })));
      }
      starts.push(arcs.length);

      const put = (arc, angle) => live[arc.own].go(angle, metres, end);
      function draw(arc, loop) {
        const count = Math.max(1, Math.ceil((arc.to - arc.from) / step));
        for (let index = 0; index < count; index += 1) {
          put(arc, arc.from + (arc.to - arc.from) * index / count);
          loop.push(end.lon, end.lat);
        }
      }
      /* After an arc comes that of the disc which covers its end, from where the arc's own
       * disc lets it go; where three circles meet in one point, whichever begins nearest. */
      function follow(arc, first) {
        for (let index = starts[arc.last]; index < starts[arc.last + 1]; index += 1) {
          if (arcs[index].first === arc.own) return arcs[index];
        }
        put(arc, arc.to);
        const { lon, lat } = end, narrow = Math.cos(lat);
        let nearest = null, least = Infinity;
        arcs.forEach((other) => {
          if (other.used && other !== first) return;
          put(other, other.from);
          const away = Math.hypot((end.lon - lon) * narrow, end.lat - lat);
          if (away < least) {
            least = away;
            nearest = other;
          }
        });
        return nearest;
      }
      arcs.forEach((first) => {
        if (first.used) return;
        const loop = [];
        let arc = first;
        do {
          arc.used = true;
          draw(arc, loop);
          arc = follow(arc, first);
        } while (arc && !arc.used);
        loops.push(loop);
      });
      return loops;
    }

    return { outline, distance };
  };
})(window.RR = window.RR || {});
