/** A thing on the stage: its model, where it stands, how it follows its state. */
import { Box3, Group, type Material, type Mesh, Vector3 } from "three";
import type { ThingState } from "../shared/store";
import type { Spot } from "./layout";
import { buildFor } from "./models";
import { type Behaviour, Maker, Reading, type Surroundings } from "./models/model";
import type { Glow } from "./roomlight";
import { CUT } from "./walls";

const CEILING = 1.72;
const HANGING = new Set(["light", "smoke_alarm"]);
const KEEPS_HEIGHT = new Set(["curtain", "blind", "shutter", "window", "garage_door", "lock", "door", "dryer"]);

/** Metres above the floor at which a thing is drawn while walls are cut: what hangs higher comes down. */
export function drawnHeight(spot: Spot): number {
  const { kind, size } = spot.thing;
  if (KEEPS_HEIGHT.has(kind)) return spot.height;
  if (HANGING.has(kind) && spot.height > CUT) return Math.min(spot.height, CEILING);
  const tall = size?.[2] ?? 0.12;
  return spot.height > 0.3 && spot.height + tall > CUT ? Math.max(0.3, CUT - tall - 0.06) : spot.height;
}

export class Actor {
  /** Stands on the plan; its y is where the thing is drawn. */
  readonly place = new Group();
  /** Bounds in home coordinates, at rest. */
  readonly box = new Box3();
  readonly centre = new Vector3();
  radius = 0.1;
  hovered = false;
  private readonly maker: Maker;
  private readonly behaviour: Behaviour;
  private readonly solids = new Map<Mesh, Material>();
  private lift = 0;
  private reachable = true;
  private dirty = true;

  constructor(
    readonly spot: Spot,
    private readonly around: Surroundings,
  ) {
    this.maker = new Maker(spot, around);
    this.behaviour = buildFor(spot.thing.kind)(this.maker);
    this.place.add(this.maker.root);
    this.place.position.set(spot.x, drawnHeight(spot), spot.y);
    this.place.rotation.y = Math.PI - (spot.turn * Math.PI) / 180;
    this.place.name = spot.thing.id;
    for (const mesh of this.maker.meshes) this.solids.set(mesh, mesh.material as Material);
  }

  get id(): string {
    return this.spot.thing.id;
  }

  /** Takes over a state; `instant` skips the motion. */
  show(state: ThingState, reachable: boolean, instant: boolean): void {
    this.behaviour.apply(new Reading(reachable ? state : { ...state, OnOff: { on_off: false } }));
    if (instant) {
      for (const ease of this.maker.eases) ease.value = ease.target;
      this.behaviour.pose?.(0, 0);
    }
    this.dirty = true;
    if (reachable !== this.reachable) this.setReachable(reachable);
  }

  /** Moves on by `seconds`. Returns "moved" (shadows and light changed), "alive" (only going round) or "still". */
  step(time: number, seconds: number, still: boolean): "moved" | "alive" | "still" {
    let moved = this.dirty;
    for (const ease of this.maker.eases) moved = ease.step(still ? 1e6 : seconds) || moved;
    const lifting = this.rise(still ? 1 : seconds);
    const alive = !still && this.reachable && this.behaviour.alive?.() === true;
    if (moved || alive) this.behaviour.pose?.(time, still ? 0 : seconds);
    this.dirty = false;
    return moved ? "moved" : alive || lifting ? "alive" : "still";
  }

  /** The light it throws now, in home coordinates. */
  glow(): Glow | null {
    const glow = this.reachable ? this.behaviour.glow?.() : null;
    const room = this.spot.room;
    if (!glow || !room) return null;
    const at = new Vector3(...glow.at).applyAxisAngle(new Vector3(0, 1, 0), this.place.rotation.y).add(this.place.position);
    return { room: room.index, x: at.x, y: at.y, z: at.z, color: glow.color, reach: glow.reach };
  }

  /** Measures itself once it is posed and stands in the home. */
  measure(): void {
    this.place.updateWorldMatrix(true, true);
    this.box.makeEmpty();
    for (const mesh of this.maker.meshes) this.box.expandByObject(mesh);
    if (this.box.isEmpty()) this.box.setFromObject(this.place);
    if (this.box.isEmpty()) this.box.set(this.place.position, this.place.position);
    const home = this.place.parent;
    if (home) this.box.applyMatrix4(home.matrixWorld.clone().invert());
    this.box.getCenter(this.centre);
    this.radius = Math.max(0.06, this.box.getSize(new Vector3()).length() / 2);
  }

  /** Where the home file says it hangs (`full` height), or lower, where cut walls let one see it. */
  stand(full: boolean): void {
    const height = full ? this.spot.height : drawnHeight(this.spot);
    const up = new Vector3(0, height - this.place.position.y, 0);
    this.place.position.y = height;
    this.box.translate(up);
    this.centre.add(up);
  }

  get standsOnFloor(): boolean {
    return this.place.position.y < 0.15 && this.box.min.y < 0.15;
  }

  /** Rises a little while it is pointed at. Returns whether it did. */
  private rise(seconds: number): boolean {
    const target = this.hovered ? 0.035 : 0;
    if (this.lift === target) return false;
    const step = seconds * 0.25;
    this.lift = Math.abs(target - this.lift) <= step ? target : this.lift + Math.sign(target - this.lift) * step;
    this.maker.root.position.y = this.lift;
    return true;
  }

  private setReachable(reachable: boolean): void {
    this.reachable = reachable;
    for (const [mesh, usual] of this.solids) mesh.material = reachable ? usual : this.around.materials.away;
    if (!reachable) for (const light of this.maker.lights) if (light.type === "Sprite") light.visible = false;
  }

  dispose(): void {
    this.maker.dispose();
    this.place.removeFromParent();
  }
}
