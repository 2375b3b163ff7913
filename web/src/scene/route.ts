/** The way through the home on foot or wheels: from room to room through doors and gaps, never through a wall. */
import type { Room } from "./layout";
import { contains, type Point } from "./plane";
import type { Hole } from "./walls";

/** Metres before and behind a door that one aims for, so as to go through it squarely. */
const STEP = 0.32;

interface Passage {
  /** A point on either side, and the room that it lies in. */
  sides: readonly [readonly [Room, Point], readonly [Room, Point]];
}

/** The points to go by from one place to another, the last one included; null where no door leads there. */
export function wayBetween(rooms: readonly Room[], holes: readonly Hole[], from: Point, to: Point): Point[] | null {
  const start = roomAt(rooms, from);
  const end = roomAt(rooms, to);
  if (!start || !end || start === end) return [to];
  const passages = holes.flatMap((hole) => passageOf(rooms, hole));
  const reached = new Map<Room, Point[]>([[start, []]]);
  for (const [room, way] of reached) {
    if (room === end) return [...way, to];
    for (const { sides } of passages) {
      for (const [here, there] of [sides, [sides[1], sides[0]] as const]) {
        if (here[0] === room && !reached.has(there[0])) reached.set(there[0], [...way, here[1], there[1]]);
      }
    }
  }
  return null;
}

function roomAt(rooms: readonly Room[], at: Point): Room | null {
  return rooms.find((room) => contains(room.outline, at)) ?? null;
}

/** A door or gap with a room on both sides; none for windows and for doors to the outside. */
function passageOf(rooms: readonly Room[], hole: Hole): Passage[] {
  if (hole.kind === "window") return [];
  const [dx, dy] = [hole.b[0] - hole.a[0], hole.b[1] - hole.a[1]];
  const length = Math.hypot(dx, dy) || 1;
  const side = (sign: number): Point => [
    hole.middle[0] - (dy / length) * STEP * sign, hole.middle[1] + (dx / length) * STEP * sign,
  ];
  const [one, two] = [side(1), side(-1)];
  const [here, there] = [roomAt(rooms, one), roomAt(rooms, two)];
  return here && there && here !== there ? [{ sides: [[here, one], [there, two]] }] : [];
}
