/** The empty home: plinth, floors, walls with lighter caps, window glass, door leaves, soft shade along walls. */
import {
  BufferAttribute, BufferGeometry, BoxGeometry, CylinderGeometry, Group, Mesh, ShapeUtils, Vector2,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Layout, Room } from "./layout";
import { FLOOR_REPEAT, type FloorKind, type Materials } from "./materials";
import { INK } from "./palette";
import { contains, inset, inward, type Outline, type Point } from "./plane";
import { Solid, paint } from "./shapes";
import { CUT, type Hole, type Piece, WALL, wallsOf } from "./walls";

/** A door leaf on its hinge. `swing(0)` is shut, `swing(1)` wide open. */
export interface Doorway {
  hole: Hole;
  hinge: Group;
  swing(open: number): void;
}

export interface Shell {
  group: Group;
  /** Walls and what is in them: stretched to full height when one walks in. */
  upright: Group;
  floors: Mesh[];
  holes: Hole[];
  doorways: Doorway[];
}

export function buildShell(layout: Layout, materials: Materials): Shell {
  const group = new Group();
  const upright = new Group();
  const { pieces, holes } = wallsOf(layout);
  group.add(plinth(layout, materials), upright);
  const floors = buildFloors(layout, materials);
  for (const floor of [...floors, shadeAlongWalls(pieces, layout, materials)]) group.add(floor);
  upright.add(wallMesh(pieces, materials));
  const windows = windowMeshes(pieces, holes, materials);
  for (const window of windows) upright.add(window);
  const doorways = holes.filter((hole) => hole.kind === "door").map((hole) => doorway(hole, materials));
  for (const door of doorways) upright.add(door.hinge);
  const sills = thresholds(holes, materials);
  if (sills) group.add(sills);
  return { group, upright, floors, holes, doorways };
}

/** A bar with round ends along a line on the plan: walls, sills, the rim of the plinth. */
function bar(a: Point, b: Point, bottom: number, top: number, width: number, round: boolean): BufferGeometry[] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const middle = (bottom + top) / 2;
  const box = new BoxGeometry(length, top - bottom, width);
  box.rotateY(-Math.atan2(b[1] - a[1], b[0] - a[0]));
  box.translate((a[0] + b[0]) / 2, middle, (a[1] + b[1]) / 2);
  const parts: BufferGeometry[] = [box];
  if (round) {
    for (const end of [a, b]) {
      const post = new CylinderGeometry(width / 2, width / 2, top - bottom, 16);
      post.translate(end[0], middle, end[1]);
      parts.push(post);
    }
  }
  return parts;
}

function plinth(layout: Layout, materials: Materials): Mesh {
  const parts: BufferGeometry[] = [];
  for (const room of layout.rooms) {
    const flat = polygon(room.outline, -0.035, 1);
    flat.deleteAttribute("uv");
    parts.push(flat);
    room.outline.forEach((a, i) => {
      const b = room.outline[(i + 1) % room.outline.length]!;
      for (const part of bar(a, b, -0.2, -0.035, 0.56, true)) {
        part.deleteAttribute("uv");
        parts.push(part);
      }
    });
  }
  for (const part of parts) paint(part, INK.plinth);
  const mesh = new Mesh(parts.length ? mergeGeometries(parts)! : new BufferGeometry(), materials.solid);
  mesh.receiveShadow = true;
  mesh.castShadow = true;
  mesh.name = "plinth";
  return mesh;
}

/** A flat polygon that looks up. Texture coordinates in repeats of `repeat` metres. */
function polygon(outline: Outline, height: number, repeat: number): BufferGeometry {
  const contour = outline.map(([x, y]) => new Vector2(x, y));
  const faces = ShapeUtils.triangulateShape(contour, []);
  const geometry = new BufferGeometry();
  const position = new Float32Array(outline.length * 3);
  const normal = new Float32Array(outline.length * 3);
  const uv = new Float32Array(outline.length * 2);
  outline.forEach(([x, y], i) => {
    position.set([x, height, y], i * 3);
    normal.set([0, 1, 0], i * 3);
    uv.set([x / repeat, y / repeat], i * 2);
  });
  geometry.setAttribute("position", new BufferAttribute(position, 3));
  geometry.setAttribute("normal", new BufferAttribute(normal, 3));
  geometry.setAttribute("uv", new BufferAttribute(uv, 2));
  geometry.setIndex(faces.flatMap(([a, b, c]) => (facesUp(contour, a!, b!, c!) ? [a!, b!, c!] : [a!, c!, b!])));
  return geometry;
}

/** Whether plan points a, b, c make a triangle whose front looks up (x right, y down the plan = z). */
function facesUp(points: Vector2[], a: number, b: number, c: number): boolean {
  const [p, q, r] = [points[a]!, points[b]!, points[c]!];
  return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) < 0;
}

function buildFloors(layout: Layout, materials: Materials): Mesh[] {
  const byKind = new Map<FloorKind, BufferGeometry[]>();
  for (const room of layout.rooms) {
    const kind = floorOf(room);
    byKind.set(kind, [...(byKind.get(kind) ?? []), polygon(room.outline, 0, FLOOR_REPEAT[kind])]);
  }
  return [...byKind].map(([kind, parts]) => {
    const mesh = new Mesh(mergeGeometries(parts)!, materials.floor(kind));
    mesh.receiveShadow = true;
    mesh.name = `floor ${kind}`;
    return mesh;
  });
}

function floorOf(room: Room): FloorKind {
  return room.space.kind === "garden" ? "grass" : room.space.floor;
}

function wallMesh(pieces: Piece[], materials: Materials): Mesh {
  const parts: BufferGeometry[] = [];
  for (const piece of pieces) {
    if (piece.kind === "rail") continue;
    for (const part of bar(piece.a, piece.b, piece.bottom, piece.top, WALL, piece.kind === "wall")) {
      part.deleteAttribute("uv");
      paint(part, INK.wall);
      lightenCaps(part);
      parts.push(part);
    }
  }
  const mesh = new Mesh(parts.length ? mergeGeometries(parts)! : new BufferGeometry(), materials.solid);
  mesh.castShadow = mesh.receiveShadow = true;
  mesh.name = "walls";
  return mesh;
}

function lightenCaps(geometry: BufferGeometry): void {
  const normal = geometry.attributes.normal!;
  const color = geometry.attributes.color!;
  for (let i = 0; i < normal.count; i++) {
    const factor = normal.getY(i) > 0.5 ? 1.16 : 1;
    color.setXYZ(i, color.getX(i) * factor, color.getY(i) * factor, color.getZ(i) * factor);
  }
}

function windowMeshes(pieces: Piece[], holes: Hole[], materials: Materials): Mesh[] {
  const frame = new Solid();
  const panes: BufferGeometry[] = [];
  for (const hole of holes) {
    if (hole.kind !== "window") continue;
    const angle = -Math.atan2(hole.b[1] - hole.a[1], hole.b[0] - hole.a[0]);
    const [x, y] = hole.middle;
    const turn: [number, number, number] = [0, angle, 0];
    frame.box([hole.width, 0.05, 0.09], [x, CUT - 0.025, y], INK.white, 0.012, turn);
    frame.box([hole.width, 0.035, WALL + 0.05], [x, hole.sill + 0.0175, y], INK.woodPale, 0.012, turn);
    const posts = hole.width > 1.5 ? [-0.5, 0, 0.5] : [-0.5, 0.5];
    for (const part of posts) {
      const off = part * (hole.width - 0.05);
      const at: [number, number, number] = [
        x + Math.cos(-angle) * off, (hole.sill + CUT) / 2, y + Math.sin(-angle) * off,
      ];
      frame.box([0.05, CUT - hole.sill, 0.08], at, INK.white, 0.012, turn);
    }
    panes.push(...bar(hole.a, hole.b, hole.sill, CUT - 0.05, 0.012, false));
  }
  for (const piece of pieces) {
    if (piece.kind !== "rail") continue;
    panes.push(...bar(piece.a, piece.b, 0.06, piece.top - 0.05, 0.014, false));
    for (const part of bar(piece.a, piece.b, piece.top - 0.05, piece.top, 0.06, true)) frame.add(part, [0, 0, 0], INK.white);
    for (const part of bar(piece.a, piece.b, 0, 0.07, 0.09, true)) frame.add(part, [0, 0, 0], INK.wall);
  }
  const meshes: Mesh[] = [];
  if (!frame.empty) {
    const mesh = new Mesh(frame.build(0), materials.solid);
    mesh.castShadow = mesh.receiveShadow = true;
    meshes.push(mesh);
  }
  if (panes.length) {
    for (const pane of panes) paint(pane, INK.glass);
    const glass = new Mesh(mergeGeometries(panes)!, materials.glass);
    glass.renderOrder = 4;
    meshes.push(glass);
  }
  return meshes;
}

const SLIDING = 1.25;

function doorway(hole: Hole, materials: Materials): Doorway {
  if (hole.width > SLIDING) return slidingDoor(hole, materials);
  const leaf = new Solid();
  const width = hole.width - 0.04;
  const height = CUT - 0.03;
  leaf.box([width, height, 0.045], [width / 2, height / 2 + 0.01, 0], INK.woodPale, 0.016);
  leaf.box([width * 0.7, height * 0.36, 0.052], [width / 2, height * 0.7, 0], INK.cream, 0.012);
  leaf.box([width * 0.7, height * 0.36, 0.052], [width / 2, height * 0.27, 0], INK.cream, 0.012);
  leaf.ball(0.028, [width - 0.09, height * 0.78, 0.05], INK.brass).ball(0.028, [width - 0.09, height * 0.78, -0.05], INK.brass);
  const mesh = new Mesh(leaf.build(0.08), materials.solid);
  mesh.castShadow = mesh.receiveShadow = true;
  const hinge = new Group();
  hinge.add(mesh);
  hinge.position.set(hole.a[0], 0, hole.a[1]);
  const along = Math.atan2(hole.b[1] - hole.a[1], hole.b[0] - hole.a[0]);
  const [hx, hy] = hole.room.heart;
  const towards = (hole.b[0] - hole.a[0]) * (hy - hole.a[1]) - (hole.b[1] - hole.a[1]) * (hx - hole.a[0]) > 0 ? 1 : -1;
  const swing = (open: number) => {
    hinge.rotation.y = -along - towards * open * 1.45;
  };
  swing(0.82);
  return { hole, hinge, swing };
}

/** A wide door is two glass leaves, one behind the other; `hinge` holds the one that slides. */
function slidingDoor(hole: Hole, materials: Materials): Doorway {
  const half = hole.width / 2;
  const along = Math.atan2(hole.b[1] - hole.a[1], hole.b[0] - hole.a[0]);
  const group = new Group();
  group.position.set(hole.a[0], 0, hole.a[1]);
  group.rotation.y = -along;
  const leaves = [0, 1].map((n) => {
    const leaf = new Group();
    const frame = new Solid();
    for (const x of [0.025, half - 0.025]) frame.box([0.05, CUT - 0.04, 0.04], [x, CUT / 2, 0], INK.white, 0.012);
    for (const y of [0.04, CUT - 0.045]) frame.box([half, 0.05, 0.04], [half / 2, y, 0], INK.white, 0.012);
    const mesh = new Mesh(frame.build(0), materials.solid);
    mesh.castShadow = true;
    const pane = new BoxGeometry(half - 0.08, CUT - 0.1, 0.01).translate(half / 2, CUT / 2, 0);
    paint(pane, INK.glass);
    const glass = new Mesh(pane, materials.glass);
    glass.renderOrder = 4;
    leaf.add(mesh, glass);
    leaf.position.set(n * half, 0, n ? 0.03 : -0.03);
    group.add(leaf);
    return leaf;
  });
  const swing = (open: number) => leaves[0]!.position.setX(open * half * 0.92);
  swing(0.6);
  return { hole, hinge: group, swing };
}

function thresholds(holes: Hole[], materials: Materials): Mesh | null {
  const solid = new Solid();
  for (const hole of holes) {
    if (hole.kind !== "door") continue;
    const angle = -Math.atan2(hole.b[1] - hole.a[1], hole.b[0] - hole.a[0]);
    solid.box([hole.width, 0.016, WALL + 0.02], [hole.middle[0], 0.004, hole.middle[1]], INK.woodPale, 0.004, [0, angle, 0]);
  }
  if (solid.empty) return null;
  const mesh = new Mesh(solid.build(0), materials.solid);
  mesh.receiveShadow = true;
  return mesh;
}

/** A band that runs from dark at the edge to nothing `width` metres inside. Colours carry the alpha. */
export function edgeBand(outline: Outline, width: number, height: number, alpha: number, start = 0): BufferGeometry {
  const outer = start ? inset(outline, start) : inset(outline, 0);
  const inner = inset(outline, start + width);
  const count = outer.length;
  const position = new Float32Array(count * 6);
  const color = new Float32Array(count * 8).fill(1);
  outer.forEach(([x, y], i) => position.set([x, height, y], i * 3));
  inner.forEach(([x, y], i) => position.set([x, height, y], (count + i) * 3));
  for (let i = 0; i < count * 2; i++) color[i * 4 + 3] = i < count ? alpha : 0;
  const index: number[] = [];
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count;
    index.push(i, count + i, next, next, count + i, count + next);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(position, 3));
  geometry.setAttribute("color", new BufferAttribute(color, 4));
  geometry.setIndex(index);
  return geometry;
}

/** Soft dark along both sides of each wall, where there is a room: as if little light came into the corners. */
function shadeAlongWalls(pieces: Piece[], layout: Layout, materials: Materials): Mesh {
  const bands: BufferGeometry[] = [];
  for (const { a, b, kind } of pieces) {
    for (const side of [1, -1]) {
      const normal = inward(a, b).map((part) => part * side) as [number, number];
      const middle: Point = [(a[0] + b[0]) / 2 + normal[0] * 0.3, (a[1] + b[1]) / 2 + normal[1] * 0.3];
      if (layout.rooms.some((room) => contains(room.outline, middle))) bands.push(band(a, b, normal, kind === "rail" ? 0.1 : 0.25));
    }
  }
  const mesh = new Mesh(bands.length ? mergeGeometries(bands)! : new BufferGeometry(), materials.shade);
  mesh.renderOrder = 1;
  mesh.name = "shade";
  return mesh;
}

/** A strip beside a line, dark at the line and nothing farther off; its ends fade too. */
function band(a: Point, b: Point, normal: Point, alpha: number): BufferGeometry {
  const width = 0.42;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const fade = Math.min(0.06, length / 3) / length;
  const position: number[] = [];
  const color: number[] = [];
  for (const t of [0, fade, 1 - fade, 1]) {
    for (const off of [0, width]) {
      position.push(a[0] + (b[0] - a[0]) * t + normal[0] * off, 0.006, a[1] + (b[1] - a[1]) * t + normal[1] * off);
      color.push(1, 1, 1, off > 0 ? 0 : t === 0 || t === 1 ? alpha * 0.6 : alpha);
    }
  }
  const flip = (b[0] - a[0]) * normal[1] - (b[1] - a[1]) * normal[0] > 0;
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(position), 3));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(color), 4));
  const index = [0, 2, 4].flatMap((i) => (flip ? [i, i + 1, i + 2, i + 2, i + 1, i + 3] : [i, i + 2, i + 1, i + 2, i + 3, i + 1]));
  geometry.setIndex(index);
  return geometry;
}
