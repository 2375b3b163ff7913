/** Free places in a room: what stands there already, the ways through doors, room along the walls. */
import type { Layout, Room } from "./layout";
import { type Point, contains, distanceToEdge, inward } from "./plane";
import { type Hole, WALL } from "./walls";

/** An upright rectangle on the plan. */
export interface Patch {
  x: number;
  y: number;
  width: number;
  depth: number;
}

/** Where a piece of furniture stands: its middle and where its front looks (radians about y, 0 is +z). */
export interface Standing {
  x: number;
  y: number;
  angle: number;
  width: number;
  depth: number;
}

export interface Wish {
  width: number;
  depth: number;
  /** Higher than a window sill: not before windows. */
  tall?: boolean;
  /** How good a place is; higher is better. */
  score?: (place: Standing & { normal: Point; window: boolean; corner: number }) => number;
}

const DOORSTEP = 0.8;

export class FreeRoom {
  private readonly taken: Patch[] = [];

  constructor(
    readonly room: Room,
    readonly holes: readonly Hole[],
    layout: Layout,
  ) {
    for (const hole of holes) if (hole.kind !== "window") this.taken.push(doorstep(hole));
    for (const spot of layout.spots) {
      if (spot.room !== room) continue;
      const flat = spot.thing.size ?? [0.3, 0.3, 0.3];
      const wide = turned(spot.turn) ? flat[1] : flat[0];
      const deep = turned(spot.turn) ? flat[0] : flat[1];
      const stands = spot.height < 0.25 && !["curtain", "blind", "shutter", "lock", "door", "window", "garage_door", "leak_sensor"].includes(spot.thing.kind);
      if (stands) this.taken.push({ x: spot.x, y: spot.y, width: wide + 0.06, depth: deep + 0.06 });
    }
  }

  /** Keeps a patch free (or takes it). */
  take(patch: Patch): void {
    this.taken.push(patch);
  }

  isFree(patch: Patch, margin = 0): boolean {
    const { x, y, width, depth } = patch;
    const [w, d] = [width / 2, depth / 2];
    const clear = this.taken.every(
      (other) => Math.abs(other.x - x) * 2 >= other.width + width + margin * 2 - 0.01 || Math.abs(other.y - y) * 2 >= other.depth + depth + margin * 2 - 0.01,
    );
    if (!clear) return false;
    const corners: Point[] = [[x - w, y - d], [x + w, y - d], [x + w, y + d], [x - w, y + d], [x, y]];
    return corners.every((corner) => contains(this.room.outline, corner) && distanceToEdge(this.room.outline, corner) > WALL / 2 - 0.02);
  }

  /** The best place with the back to a wall, taken at once; null where there is none. */
  againstWall(wish: Wish): Standing | null {
    let best: Standing | null = null;
    let most = -Infinity;
    const { outline } = this.room;
    outline.forEach((a, i) => {
      const b = outline[(i + 1) % outline.length]!;
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const normal = inward(a, b);
      const sideways = Math.abs(normal[0]) > Math.abs(normal[1]);
      const angle = Math.atan2(normal[0], normal[1]);
      for (let t = wish.width / 2 + WALL / 2 + 0.01; t <= length - wish.width / 2 - WALL / 2; t += 0.1) {
        const off = wish.depth / 2 + WALL / 2 + 0.015;
        const x = a[0] + ((b[0] - a[0]) / length) * t + normal[0] * off;
        const y = a[1] + ((b[1] - a[1]) / length) * t + normal[1] * off;
        const patch = { x, y, width: sideways ? wish.depth : wish.width, depth: sideways ? wish.width : wish.depth };
        if (!this.isFree(patch)) continue;
        const window = this.hasWindow(patch);
        if (wish.tall && window) continue;
        const corner = Math.min(t - wish.width / 2, length - t - wish.width / 2);
        const place = { x, y, angle, width: wish.width, depth: wish.depth, normal, window, corner };
        const score = (wish.score?.(place) ?? 0) - t * 0.001;
        if (score > most) [best, most] = [place, score];
      }
    });
    if (best) this.takeStanding(best);
    return best;
  }

  /** A place as near to a point as can be, away from the walls; taken at once. */
  near(point: Point, width: number, depth: number, far = 1.2, margin = 0): Standing | null {
    for (let radius = 0; radius <= far; radius += 0.15) {
      for (let k = 0; k < (radius ? 12 : 1); k++) {
        const angle = (k / 12) * Math.PI * 2;
        const patch = { x: point[0] + Math.cos(angle) * radius, y: point[1] + Math.sin(angle) * radius, width, depth };
        if (!this.isFree(patch, margin)) continue;
        this.take(patch);
        return { x: patch.x, y: patch.y, angle: 0, width, depth };
      }
    }
    return null;
  }

  /** Up to `count` points where a person can stand, near a point, an arm's length apart. */
  freePoints(point: Point, count: number): Point[] {
    const found: Point[] = [];
    const { left, right, top, bottom } = this.room.bounds;
    const raster: Point[] = [];
    for (let x = left + 0.3; x < right; x += 0.25) for (let y = top + 0.3; y < bottom; y += 0.25) raster.push([x, y]);
    raster.sort((a, b) => Math.hypot(a[0] - point[0], a[1] - point[1]) - Math.hypot(b[0] - point[0], b[1] - point[1]));
    for (const [x, y] of raster) {
      if (found.length === count) break;
      const apart = found.every((other) => Math.hypot(other[0] - x, other[1] - y) > 0.62);
      if (apart && this.isFree({ x, y, width: 0.42, depth: 0.42 })) found.push([x, y]);
    }
    return found;
  }

  takeStanding(place: Standing): void {
    const sideways = Math.abs(Math.sin(place.angle)) > 0.7;
    this.take({ x: place.x, y: place.y, width: sideways ? place.depth : place.width, depth: sideways ? place.width : place.depth });
  }

  private hasWindow(patch: Patch): boolean {
    return this.holes.some(
      (hole) => hole.kind === "window" &&
        Math.abs(hole.middle[0] - patch.x) < patch.width / 2 + Math.abs(hole.b[0] - hole.a[0]) / 2 + 0.2 &&
        Math.abs(hole.middle[1] - patch.y) < patch.depth / 2 + Math.abs(hole.b[1] - hole.a[1]) / 2 + 0.2,
    );
  }
}

function turned(degrees: number): boolean {
  return Math.abs(Math.sin((degrees * Math.PI) / 180)) > 0.7;
}

/** The floor before and behind a door, which stays free. */
function doorstep(hole: Hole): Patch {
  const alongX = Math.abs(hole.b[0] - hole.a[0]) > Math.abs(hole.b[1] - hole.a[1]);
  return {
    x: hole.middle[0], y: hole.middle[1],
    width: alongX ? hole.width + 0.1 : DOORSTEP * 2, depth: alongX ? DOORSTEP * 2 : hole.width + 0.1,
  };
}
