/** Solids: small builders that collect rounded boxes and cylinders and become one mesh with vertex colours. */
import {
  BoxGeometry, BufferAttribute, BufferGeometry, Color, CylinderGeometry, Euler, LatheGeometry, Matrix4, Quaternion,
  SphereGeometry, TorusGeometry, Vector2, Vector3,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";

export type Vec3 = [number, number, number];

/** Edges softer than this many metres are not worth their triangles. */
const SHARP = 0.0085;
const rotation = new Quaternion();
const colour = new Color();

interface Mould {
  /** Unit normals, three numbers a vertex. */
  normal: Float32Array;
  /** To which corner each vertex belongs: -1 or 1 for each axis. */
  corner: Float32Array;
}

const moulds = new Map<number, Mould>();

/** The vertices of a box whose edges are rounded in `steps`: each is a corner plus a normal times the radius. */
function mouldOf(steps: number): Mould {
  const known = moulds.get(steps);
  if (known) return known;
  const segments = steps * 2 + 1;
  const unit = new BoxGeometry(1, 1, 1, segments, segments, segments).toNonIndexed().attributes.position!.array;
  const normal = new Float32Array(unit.length);
  const corner = new Float32Array(unit.length);
  const one = new Vector3();
  for (let i = 0; i < unit.length; i += 3) {
    one.fromArray(unit, i);
    corner.set([Math.sign(one.x), Math.sign(one.y), Math.sign(one.z)], i);
    one.set(...(one.toArray().map((part) => part - Math.sign(part) * (0.5 / segments)) as Vec3)).normalize().toArray(normal, i);
  }
  const mould = { normal, corner };
  moulds.set(steps, mould);
  return mould;
}

/** A box with round edges, without texture coordinates. */
export function softBox(width: number, height: number, depth: number, radius: number): BufferGeometry {
  const { normal, corner } = mouldOf(radius < 0.05 ? 1 : 2);
  const inner = [width / 2 - radius, height / 2 - radius, depth / 2 - radius] as const;
  const position = new Float32Array(normal.length);
  for (let i = 0; i < position.length; i++) position[i] = corner[i]! * inner[i % 3]! + normal[i]! * radius;
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(position, 3));
  geometry.setAttribute("normal", new BufferAttribute(normal.slice(), 3));
  return geometry;
}

/** A solid made of coloured parts. Positions are centres in metres; `y` is up. */
export class Solid {
  private readonly parts: BufferGeometry[] = [];

  /** A box with soft edges: width, height, depth, centre, colour. */
  box(size: Vec3, at: Vec3, color: number, radius = 0.03, turn: Vec3 = [0, 0, 0]): this {
    const soft = Math.min(radius, size[0] / 2.01, size[1] / 2.01, size[2] / 2.01);
    const plain = soft < SHARP;
    const [width, height, depth] = size;
    const box = plain ? new BoxGeometry(...size) : softBox(width, height, depth, soft);
    return this.add(box, at, color, turn);
  }

  /** An upright cylinder (or cone): radius above and below, height, centre, colour. */
  tube(top: number, bottom: number, height: number, at: Vec3, color: number, turn: Vec3 = [0, 0, 0], sides = 20): this {
    return this.add(new CylinderGeometry(top, bottom, height, sides, 1), at, color, turn);
  }

  /** A round body with soft rims, like a pill seen from the side: radius, height, centre, colour. */
  puck(radius: number, height: number, at: Vec3, color: number, rim = 0.02, turn: Vec3 = [0, 0, 0], sides = 28): this {
    return this.add(pill(radius, height, rim, sides), at, color, turn);
  }

  ball(radius: number, at: Vec3, color: number, squash: Vec3 = [1, 1, 1], detail = radius < 0.05 ? 7 : 12): this {
    return this.add(new SphereGeometry(radius, detail + 4, detail), at, color, [0, 0, 0], squash);
  }

  ring(radius: number, thickness: number, at: Vec3, color: number, turn: Vec3 = [Math.PI / 2, 0, 0]): this {
    return this.add(new TorusGeometry(radius, thickness, 6, 28), at, color, turn);
  }

  /** Any geometry of one colour, moved, turned (Euler angles in radians) and stretched. */
  add(geometry: BufferGeometry, at: Vec3, color: number, turn: Vec3 = [0, 0, 0], scale: Vec3 = [1, 1, 1]): this {
    const plain = geometry.index ? geometry.toNonIndexed() : geometry;
    const where = new Matrix4().compose(
      new Vector3(...at), rotation.setFromEuler(new Euler(...turn)), new Vector3(...scale),
    );
    plain.applyMatrix4(where);
    paint(plain, color);
    for (const name of Object.keys(plain.attributes)) {
      if (!["position", "normal", "color"].includes(name)) plain.deleteAttribute(name);
    }
    this.parts.push(plain);
    return this;
  }

  /** Everything another solid has, moved and turned about the vertical. */
  join(other: Solid, at: Vec3, turn = 0): this {
    const where = new Matrix4().makeRotationY(turn).setPosition(...at);
    for (const part of other.parts) this.parts.push(part.clone().applyMatrix4(where));
    return this;
  }

  get empty(): boolean {
    return this.parts.length === 0;
  }

  /** One geometry: position, normal, colour, with the part near the floor a little darker (`shade` 0 to 1). */
  build(shade = 0.16): BufferGeometry {
    const merged = this.parts.length ? mergeGeometries(this.parts, false) : emptyGeometry();
    if (shade > 0) darkenTowardsFloor(merged, shade);
    merged.computeBoundingBox();
    merged.computeBoundingSphere();
    return merged;
  }
}

function emptyGeometry(): BufferGeometry {
  const empty = new BufferGeometry();
  for (const name of ["position", "normal", "color"]) {
    empty.setAttribute(name, new BufferAttribute(new Float32Array(0), 3));
  }
  return empty;
}

/** A round body with soft rims, its middle at the origin. */
export function pill(radius: number, height: number, rim = 0.02, sides = 28): BufferGeometry {
  const soft = Math.min(rim, height / 2, radius);
  const steps = soft < 0.015 ? 2 : 3;
  const line = [new Vector2(0.0001, -height / 2)];
  for (const [from, y] of [[-Math.PI / 2, -height / 2 + soft], [0, height / 2 - soft]] as const) {
    for (let i = 0; i <= steps; i++) {
      const angle = from + (i / steps) * (Math.PI / 2);
      line.push(new Vector2(radius - soft + Math.cos(angle) * soft, y + Math.sin(angle) * soft));
    }
  }
  line.push(new Vector2(0.0001, height / 2));
  return new LatheGeometry(line, radius < 0.05 ? Math.min(sides, 16) : sides);
}

/** Gives every vertex one colour. */
export function paint(geometry: BufferGeometry, color: number): void {
  colour.set(color);
  const count = geometry.attributes.position!.count;
  const data = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) data.set([colour.r, colour.g, colour.b], i * 3);
  geometry.setAttribute("color", new BufferAttribute(data, 3));
}

function darkenTowardsFloor(geometry: BufferGeometry, shade: number): void {
  const position = geometry.attributes.position!;
  const color = geometry.attributes.color!;
  for (let i = 0; i < position.count; i++) {
    const height = Math.max(0, position.getY(i));
    const factor = 1 - shade * Math.exp(-height / 0.18);
    color.setXYZ(i, color.getX(i) * factor, color.getY(i) * factor, color.getZ(i) * factor);
  }
}
