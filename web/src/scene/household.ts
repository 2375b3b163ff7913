/** Everything that stands in the home: shell, furniture, things, people. Built from the store, follows the store. */
import { Group, Mesh, type PerspectiveCamera, Vector3 } from "three";
import type { Store } from "../shared/store";
import { Actor } from "./actor";
import { furnish } from "./furnish";
import { type Layout, type Room, layOut } from "./layout";
import { type Materials, makeMaterials } from "./materials";
import type { Surroundings } from "./models/model";
import { People } from "./persons";
import { contains } from "./plane";
import { type Glow, RoomLight } from "./roomlight";
import { type Shell, buildShell } from "./shell";
import { Sparks } from "./sparks";
import { Tints } from "./tints";

/** Things, above which small ones are left out from afar. */
const LARGE = 150;
/** Pixels of radius. */
const SMALLEST = 2.4;

export class Household {
  readonly group = new Group();
  readonly layout: Layout;
  readonly light: RoomLight;
  readonly materials: Materials;
  readonly shell: Shell;
  readonly actors = new Map<string, Actor>();
  readonly around: Surroundings;
  private readonly people: People;
  private readonly tints: Tints;
  /** In a large home: what is left out from afar. */
  private readonly sparks: Sparks | null;
  private readonly restless = new Set<Actor>();
  private hovered: Actor | null = null;
  private readonly drawn = new Map<string, unknown>();

  constructor(private readonly store: Store) {
    this.layout = layOut({ facts: store.home, spaces: store.spaces, things: [...store.things.values()] });
    this.light = new RoomLight(this.layout);
    this.materials = makeMaterials(this.light);
    this.shell = buildShell(this.layout, this.materials);
    this.tints = new Tints(this.layout);
    const furnished = furnish(this.layout, this.shell.holes, this.materials);
    this.group.add(this.shell.group, this.tints.group, furnished.group);
    this.around = {
      materials: this.materials, holes: this.shell.holes, doorways: this.shell.doorways, rooms: this.layout.rooms,
      ghost: false,
      roomOf: (space) => this.roomOf(space),
    };
    for (const spot of this.layout.spots) {
      const actor = new Actor(spot, this.around);
      this.actors.set(spot.thing.id, actor);
      this.group.add(actor.place);
    }
    this.people = new People(this.layout, this.materials, furnished.standing);
    this.group.add(this.people.group);
    this.follow(true);
    for (const actor of this.actors.values()) actor.measure();
    this.sparks = this.actors.size > LARGE ? new Sparks(this.actors.values()) : null;
    if (this.sparks) this.group.add(this.sparks.points);
    this.closeDoorways();
  }

  roomOf(space: string | null): Room | null {
    for (let id = space; id; id = this.store.space(id)?.inside ?? null) {
      const room = this.layout.bySpace.get(id);
      if (room) return room;
    }
    return null;
  }

  /** Takes over what changed in the store. Returns whether anything did. */
  follow(instant: boolean): boolean {
    let changed = false;
    for (const [id, actor] of this.actors) {
      const shown = this.store.shown(id);
      if (this.drawn.get(id) === shown) continue;
      this.drawn.set(id, shown);
      actor.show(shown, this.store.isReachable(id), instant);
      this.restless.add(actor);
      changed = true;
    }
    const moved = this.people.follow(this.store, instant);
    const tinted = this.tints.follow(this.store, this.actors.values());
    return changed || moved || tinted;
  }

  /** Lifts one thing a little. Returns whether that is another one than before. */
  hover(actor: Actor | null): boolean {
    if (actor === this.hovered) return false;
    for (const one of [this.hovered, actor]) if (one) this.restless.add(one);
    if (this.hovered) this.hovered.hovered = false;
    if (actor) actor.hovered = true;
    this.hovered = actor;
    return true;
  }

  get hoveredId(): string | null {
    return this.hovered?.id ?? null;
  }

  /** The space whose floor lies under a point in home coordinates. */
  roomUnder(at: Vector3): string | null {
    return this.layout.rooms.find((room) => contains(room.outline, [at.x, at.z]))?.space.id ?? null;
  }

  /** Moves everything on. "moved": shadows and lamps changed; "alive": only going round and round. */
  step(time: number, seconds: number, still: boolean): "moved" | "alive" | "still" {
    let moved = this.people.step(seconds, still);
    let alive = false;
    for (const actor of this.restless) {
      const how = actor.step(time, seconds, still);
      if (how === "still") this.restless.delete(actor);
      moved ||= how === "moved";
      alive ||= how === "alive";
    }
    if (moved) this.light.shine(this.glows());
    return moved ? "moved" : alive ? "alive" : "still";
  }

  /** In a large home, draws as points what would be smaller than a few pixels; its light stays. */
  cull(camera: PerspectiveCamera, pixels: number, toWorld: Group): void {
    if (!this.sparks) return;
    const eye = toWorld.worldToLocal(camera.getWorldPosition(new Vector3()));
    const size = pixels / (2 * Math.tan((camera.fov * Math.PI) / 360));
    for (const actor of this.actors.values()) {
      actor.place.visible = (actor.radius * size) / actor.centre.distanceTo(eye) > SMALLEST;
    }
    this.sparks.follow();
  }

  /** The place of a thing or of a space, in home coordinates. */
  placeOf(id: string): { at: Vector3; radius: number } | null {
    const actor = this.actors.get(id);
    if (actor) return { at: actor.centre, radius: actor.radius };
    const person = this.people.placeOf(id);
    if (person) return { at: person, radius: 0.45 };
    const room = this.layout.bySpace.get(id);
    return room ? { at: new Vector3(room.heart[0], 0.3, room.heart[1]), radius: 1 } : null;
  }

  /** Walls at full height for walking in, cut for the dollhouse; what hangs goes up with them. */
  walkIn(full: boolean, cut: number): void {
    const tall = Math.max(2.2, ...this.layout.rooms.map((room) => room.space.height));
    this.shell.upright.scale.y = full ? tall / cut : 1;
    for (const actor of this.actors.values()) actor.stand(full);
    this.people.stand(full);
    this.light.shine(this.glows());
  }

  /** A place in a room where nobody stands, in home coordinates. */
  freePlace(room: Room): Vector3 {
    return this.people.freePlace(room, this.shell.doorways.map(({ hole }) => hole.middle));
  }

  private *glows(): Iterable<Glow> {
    for (const actor of this.actors.values()) {
      const glow = actor.glow();
      if (glow) yield glow;
    }
  }

  /** Doors that no thing moves stand open, but to the outside they are shut. */
  private closeDoorways(): void {
    for (const doorway of this.shell.doorways) {
      const [x, y] = doorway.hole.middle;
      const watched = [...this.actors.values()].some(
        ({ spot }) => ["lock", "door", "contact_sensor"].includes(spot.thing.kind) && Math.hypot(spot.x - x, spot.y - y) < 0.8,
      );
      if (watched) continue;
      const { a, b } = doorway.hole;
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const side: [number, number] = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
      const inside = (sign: number) => this.layout.rooms.some((room) => contains(room.outline, [x + side[0] * 0.3 * sign, y + side[1] * 0.3 * sign]));
      if (!inside(1) || !inside(-1)) doorway.swing(0);
    }
  }

  dispose(): void {
    for (const actor of this.actors.values()) actor.dispose();
    this.people.dispose();
    this.tints.dispose();
    this.sparks?.dispose();
    this.group.traverse((one) => {
      if (one instanceof Mesh) one.geometry.dispose();
    });
    this.materials.dispose();
    this.light.dispose();
    this.group.removeFromParent();
  }
}
