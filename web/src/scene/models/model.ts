/** What every model of a thing is made of: a body, moving parts, things that glow, values that ease. */
import {
  BufferGeometry, Color, Group, Mesh, type MeshBasicMaterial, MeshLambertMaterial, type Object3D, Sprite, SpriteMaterial,
  AdditiveBlending, SRGBColorSpace, DoubleSide, MeshBasicMaterial as Basic,
} from "three";
import type { ThingState } from "../../shared/store";
import type { Room, Spot } from "../layout";
import type { Materials } from "../materials";
import type { Glow } from "../roomlight";
import type { Doorway } from "../shell";
import type { Solid, Vec3 } from "../shapes";
import type { Hole } from "../walls";

/** Reads attributes of a state without caring what is missing. */
export class Reading {
  constructor(private readonly state: ThingState) {}

  value(trait: string, attribute: string): unknown {
    return this.state[trait]?.[attribute];
  }

  number(trait: string, attribute: string, otherwise = 0): number {
    const value = this.value(trait, attribute);
    return typeof value === "number" ? value : otherwise;
  }

  text(trait: string, attribute: string): string | null {
    const value = this.value(trait, attribute);
    return typeof value === "string" ? value : null;
  }

  has(trait: string): boolean {
    return this.state[trait] !== undefined;
  }

  /** Switched on; a thing without a switch counts as on. */
  get on(): boolean {
    return this.has("OnOff") ? this.value("OnOff", "on_off") === true : true;
  }
}

/** A number on its way to another one, at a speed (units a second). */
export class Ease {
  target: number;

  constructor(public value: number, private readonly speed: number) {
    this.target = value;
  }

  step(seconds: number): boolean {
    const rest = this.target - this.value;
    if (rest === 0) return false;
    const most = this.speed * seconds;
    this.value = Math.abs(rest) <= most ? this.target : this.value + Math.sign(rest) * most;
    return true;
  }
}

/** What a model does. All in its own coordinates: origin on its place, front towards +z, up +y. */
export interface Behaviour {
  /** The state changed: set targets. */
  apply(reading: Reading): void;
  /** Write eased values to the parts; `time` in seconds for what goes round and round. */
  pose?(time: number, seconds: number): void;
  /** Whether something goes on moving without a change of state. */
  alive?(): boolean;
  /** The light it throws, in its own coordinates (linear RGB). */
  glow?(): { color: [number, number, number]; at: Vec3; reach: number } | null;
}

export interface Surroundings {
  materials: Materials;
  holes: readonly Hole[];
  doorways: readonly Doorway[];
  rooms: readonly Room[];
  roomOf(space: string | null): Room | null;
  /** Draws everything as a ghost. */
  ghost: boolean;
}

export type Build = (make: Maker) => Behaviour;

/** Collects the parts of one model while it is built. */
export class Maker {
  readonly root = new Group();
  readonly eases: Ease[] = [];
  readonly meshes: Mesh[] = [];
  readonly lights: Object3D[] = [];
  private readonly owned: { dispose(): void }[] = [];

  constructor(
    readonly spot: Spot,
    readonly around: Surroundings,
  ) {}

  /** Width, height, depth in metres: the home file's, else the usual one. */
  size(width: number, height: number, depth: number): Vec3 {
    const given = this.spot.thing.size;
    return given ? [given[0] || width, given[2] || height, given[1] || depth] : [width, height, depth];
  }

  /** A part that does not move by itself. */
  body(solid: Solid, shade = 0.14): Mesh {
    return this.part(solid, shade);
  }

  /** A part that moves: a mesh to turn or shift. */
  part(solid: Solid, shade = 0, parent: Object3D = this.root): Mesh {
    const { materials, ghost } = this.around;
    const mesh = new Mesh(this.own(solid.build(shade)), ghost ? materials.ghost : materials.solid);
    mesh.castShadow = mesh.receiveShadow = !ghost;
    this.meshes.push(mesh);
    parent.add(mesh);
    return mesh;
  }

  /** See-through, like the door of a washing machine. */
  glass(geometry: BufferGeometry, parent: Object3D = this.root): Mesh {
    const mesh = new Mesh(this.own(geometry), this.around.ghost ? this.around.materials.ghost : this.around.materials.glass);
    mesh.renderOrder = 4;
    parent.add(mesh);
    return mesh;
  }

  /** A part that shines by itself: its colour is set with `Shine`. */
  shine(geometry: BufferGeometry, off: number, parent: Object3D = this.root): Shine {
    geometry.deleteAttribute("uv");
    const mesh = new Mesh(this.own(geometry), this.own(new MeshLambertMaterial({ color: off })));
    if (this.around.ghost) mesh.material = this.around.materials.ghost;
    parent.add(mesh);
    this.lights.push(mesh);
    return new Shine(mesh, off);
  }

  /** A flat picture that needs no light: screens. */
  picture(geometry: BufferGeometry, parent: Object3D = this.root): Mesh<BufferGeometry, MeshBasicMaterial> {
    const mesh = new Mesh(this.own(geometry), this.own(new Basic({ color: 0xffffff, toneMapped: false, side: DoubleSide })));
    parent.add(mesh);
    this.lights.push(mesh);
    return mesh;
  }

  /** A soft ball of light in the air. */
  halo(diameter: number, at: Vec3, parent: Object3D = this.root): Sprite {
    const material = this.own(
      new SpriteMaterial({ map: this.around.materials.halo, blending: AdditiveBlending, depthWrite: false, transparent: true }),
    );
    const sprite = new Sprite(material);
    sprite.scale.setScalar(diameter);
    sprite.position.set(...at);
    sprite.visible = false;
    sprite.renderOrder = 6;
    sprite.raycast = () => {};
    parent.add(sprite);
    this.lights.push(sprite);
    return sprite;
  }

  ease(value: number, speed: number): Ease {
    const ease = new Ease(value, speed);
    this.eases.push(ease);
    return ease;
  }

  own<T extends { dispose(): void }>(thing: T): T {
    this.owned.push(thing);
    return thing;
  }

  dispose(): void {
    for (const one of this.owned) one.dispose();
    this.root.removeFromParent();
  }
}

const dark = new Color();

/** A shining part. */
export class Shine {
  private readonly off: Color;

  constructor(readonly mesh: Mesh, off: number) {
    this.off = new Color(off);
  }

  /** Linear or sRGB colour parts 0 to 1 and how strongly (0 is off). */
  set(color: readonly [number, number, number], strength: number): void {
    const material = this.mesh.material;
    if (!(material instanceof MeshLambertMaterial) || material.transparent) return;
    dark.setRGB(...color, SRGBColorSpace);
    material.color.copy(this.off).lerp(dark, Math.min(1, strength * 0.6));
    material.emissive.copy(dark);
    material.emissiveIntensity = strength;
  }
}

/** sRGB parts to linear ones, times a strength: what `Glow` wants. */
export function linear(color: readonly [number, number, number], strength: number): [number, number, number] {
  dark.setRGB(...color, SRGBColorSpace);
  return [dark.r * strength, dark.g * strength, dark.b * strength];
}

export type { Glow };
