/** Walls from outlines: shared ones once, cut open where doors, windows and gaps are. Pure geometry on the plan. */
import type { Opening } from "../shared/wire";
import type { Layout, Room } from "./layout";
import type { Point } from "./plane";

/** Metres. Walls end at shoulder height so that one looks into the rooms. */
export const CUT = 1.18;
export const WALL = 0.12;
const RAIL = 0.62;

/** A straight piece of wall: its middle line, and from where to where it stands. */
export interface Piece {
  a: Point;
  b: Point;
  bottom: number;
  top: number;
  kind: "wall" | "rail" | "sill";
}

/** A door, window or gap in a wall, in drawn coordinates. */
export interface Hole {
  kind: Opening["kind"];
  a: Point;
  b: Point;
  middle: Point;
  width: number;
  /** Height of the wall below a window. */
  sill: number;
  room: Room;
}

interface Line {
  /** Unit direction and signed distance from the origin. */
  direction: Point;
  offset: number;
  walls: [number, number][];
  rails: [number, number][];
  holes: { from: number; to: number; hole: Hole }[];
}

/** All pieces of wall and all openings of a home. */
export function wallsOf(layout: Layout): { pieces: Piece[]; holes: Hole[] } {
  const lines: Line[] = [];
  for (const room of layout.rooms) {
    if (room.space.kind === "garden") continue;
    const low = room.space.kind === "balcony";
    room.outline.forEach((a, i) => {
      const b = room.outline[(i + 1) % room.outline.length]!;
      const line = lineThrough(lines, a, b);
      const span = order(along(line, a), along(line, b));
      (low ? line.rails : line.walls).push(span);
    });
  }
  const holes = findHoles(layout, lines);
  return { pieces: lines.flatMap(piecesOf), holes };
}

function lineThrough(lines: Line[], a: Point, b: Point): Line {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  let direction: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  if (direction[0] < -1e-6 || (Math.abs(direction[0]) <= 1e-6 && direction[1] < 0)) {
    direction = [-direction[0], -direction[1]];
  }
  const offset = a[0] * -direction[1] + a[1] * direction[0];
  const same = lines.find(
    (line) =>
      Math.abs(line.direction[0] - direction[0]) + Math.abs(line.direction[1] - direction[1]) < 0.02 &&
      Math.abs(line.offset - offset) < 0.16,
  );
  if (same) return same;
  const line: Line = { direction, offset, walls: [], rails: [], holes: [] };
  lines.push(line);
  return line;
}

const along = (line: Line, point: Point) => point[0] * line.direction[0] + point[1] * line.direction[1];
const across = (line: Line, point: Point) => -point[0] * line.direction[1] + point[1] * line.direction[0];
const order = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);

function pointOn(line: Line, at: number): Point {
  const [x, y] = line.direction;
  return [x * at - y * line.offset, y * at + x * line.offset];
}

function findHoles(layout: Layout, lines: Line[]): Hole[] {
  const holes: Hole[] = [];
  for (const room of layout.rooms) {
    for (const opening of room.space.openings) {
      const a: Point = [opening.start[0] + room.shift[0], opening.start[1] + room.shift[1]];
      const b: Point = [opening.end[0] + room.shift[0], opening.end[1] + room.shift[1]];
      const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      if (holes.some((hole) => Math.hypot(hole.middle[0] - middle[0], hole.middle[1] - middle[1]) < 0.3)) continue;
      const line = lines.find(
        (one) => Math.abs(across(one, a) - one.offset) < 0.3 && Math.abs(across(one, b) - one.offset) < 0.3,
      );
      if (!line) continue;
      const [from, to] = order(along(line, a), along(line, b));
      const width = to - from;
      if (width < 0.15) continue;
      const hole: Hole = {
        kind: opening.kind, a: pointOn(line, from), b: pointOn(line, to), middle: pointOn(line, (from + to) / 2),
        width, sill: opening.kind === "window" ? (width > 1.7 ? 0.28 : 0.66) : 0, room,
      };
      line.holes.push({ from, to, hole });
      holes.push(hole);
    }
  }
  return holes;
}

function piecesOf(line: Line): Piece[] {
  const pieces: Piece[] = [];
  const solid = union(line.walls);
  const cuts = line.holes.map(({ from, to }) => [from, to] as [number, number]);
  const put = (spans: [number, number][], bottom: number, top: number, kind: Piece["kind"]) => {
    for (const [from, to] of spans) {
      if (to - from > 0.02) pieces.push({ a: pointOn(line, from), b: pointOn(line, to), bottom, top, kind });
    }
  };
  put(without(solid, cuts), 0, CUT, "wall");
  put(without(union(line.rails), [...solid, ...cuts]), 0, RAIL, "rail");
  for (const { from, to, hole } of line.holes) {
    if (hole.kind === "window") put([[from, to]], 0, hole.sill, "sill");
  }
  return pieces;
}

/** Spans merged where they touch. */
function union(spans: [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1] + 0.02) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Spans less the cuts. */
function without(spans: [number, number][], cuts: [number, number][]): [number, number][] {
  let left = spans;
  for (const [start, end] of cuts) {
    left = left.flatMap(([from, to]): [number, number][] => {
      if (end <= from || start >= to) return [[from, to]];
      return [[from, start], [end, to]];
    }).filter(([from, to]) => to - from > 0.001);
  }
  return left;
}
