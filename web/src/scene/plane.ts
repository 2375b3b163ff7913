/** Geometry on the floor plan, in metres: x to the right, y down the plan. */

export type Point = readonly [number, number];
export type Outline = readonly Point[];

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function boundsOf(points: Iterable<Point>): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}

export function contains(outline: Outline, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [ax, ay] = outline[i]!;
    const [bx, by] = outline[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Twice the signed area; above 0 when the outline runs clockwise on the plan (y down). */
export function signedArea(outline: Outline): number {
  let sum = 0;
  for (let i = 0; i < outline.length; i++) {
    const [ax, ay] = outline[i]!;
    const [bx, by] = outline[(i + 1) % outline.length]!;
    sum += ax * by - bx * ay;
  }
  return sum;
}

/** The outline, running so that the inside lies to the right of each edge's normal (dy, -dx) reversed. */
export function clockwise(outline: Outline): Outline {
  return signedArea(outline) >= 0 ? outline : [...outline].reverse();
}

export function distanceToSegment([x, y]: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy || 1e-9;
  const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / length2));
  return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

/** Metres from a point to the nearest edge. */
export function distanceToEdge(outline: Outline, point: Point): number {
  let best = Infinity;
  for (let i = 0; i < outline.length; i++) {
    best = Math.min(best, distanceToSegment(point, outline[i]!, outline[(i + 1) % outline.length]!));
  }
  return best;
}

/** The point inside an outline that is farthest from its edges (on a 24 by 24 raster). */
export function heart(outline: Outline): Point {
  const { left, right, top, bottom } = boundsOf(outline);
  let best: Point = [(left + right) / 2, (top + bottom) / 2];
  let most = contains(outline, best) ? distanceToEdge(outline, best) + 0.05 : -1;
  for (let i = 1; i < 24; i++) {
    for (let j = 1; j < 24; j++) {
      const point: Point = [left + ((right - left) * i) / 24, top + ((bottom - top) * j) / 24];
      if (!contains(outline, point)) continue;
      const distance = distanceToEdge(outline, point);
      if (distance > most) [best, most] = [point, distance];
    }
  }
  return best;
}

/** The outline moved inwards by `by` metres, corner for corner (mitred, at most 2.5 times as far). */
export function inset(outline: Outline, by: number): Point[] {
  const ring = clockwise(outline);
  return ring.map((corner, i) => {
    const before = ring[(i + ring.length - 1) % ring.length]!;
    const after = ring[(i + 1) % ring.length]!;
    const one = inward(before, corner);
    const two = inward(corner, after);
    const x = one[0] + two[0];
    const y = one[1] + two[1];
    const stretch = Math.min(2.5, 2 / Math.max(0.01, x * x + y * y));
    return [corner[0] + x * stretch * by, corner[1] + y * stretch * by] as const;
  });
}

/** Unit normal of an edge of a clockwise outline, towards the inside. */
export function inward(a: Point, b: Point): Point {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
}
