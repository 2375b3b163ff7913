/** The people who are at home, as small figures in the room where they are. */
import { Group, Mesh, Vector3 } from "three";
import type { Store } from "../shared/store";
import type { Layout, Room } from "./layout";
import type { Materials } from "./materials";
import { figure } from "./models/people";
import { contains, type Point } from "./plane";

const WALK_SPEED = 2.2;

interface Figure {
  mesh: Mesh;
  goal: Vector3 | null;
  room: Room | null;
  number: number;
}

export class People {
  readonly group = new Group();
  private readonly figures = new Map<string, Figure>();

  constructor(
    private readonly layout: Layout,
    private readonly materials: Materials,
    private readonly standing: ReadonlyMap<Room, readonly Point[]>,
  ) {}

  /** Takes over who is where. Returns whether somebody has to move. */
  follow(store: Store, instant: boolean): boolean {
    let changed = false;
    store.people.forEach((person, number) => {
      const presence = store.shown(`people.${person.id}`)["Presence"];
      if (!presence) return;
      const here = presence["at_home"] === true;
      const room = here ? this.roomOf(presence["space"], store) : null;
      let known = this.figures.get(person.id);
      if (!known) {
        const mesh = new Mesh(figure(number, person.role === "child" ? 0.78 : 1.08).build(0.12), this.materials.solid);
        mesh.castShadow = mesh.receiveShadow = true;
        mesh.name = `people.${person.id}`;
        this.group.add(mesh);
        this.figures.set(person.id, (known = { mesh, goal: null, room: null, number }));
        changed = true;
      }
      known.mesh.visible = room !== null;
      if (room === known.room) return;
      changed = true;
      const first = known.room === null;
      known.room = room;
      if (!room) return;
      const [x, y] = this.placeIn(room, number);
      known.goal = new Vector3(x, 0, y);
      if (instant || first) known.mesh.position.copy(known.goal);
    });
    return changed;
  }

  step(seconds: number, still: boolean): boolean {
    let moved = false;
    for (const { mesh, goal } of this.figures.values()) {
      if (!goal || mesh.position.equals(goal)) continue;
      const way = goal.clone().sub(mesh.position);
      const far = WALK_SPEED * seconds;
      if (still || way.length() <= far) mesh.position.copy(goal);
      else mesh.position.addScaledVector(way.normalize(), far);
      mesh.rotation.y = Math.atan2(way.x, way.z);
      moved = true;
    }
    return moved;
  }

  placeOf(id: string): Vector3 | null {
    const known = this.figures.get(id.replace(/^people\./, ""));
    return known?.mesh.visible ? known.mesh.position.clone().setY(0.5) : null;
  }

  /** The place in a room that is farthest from people and from what else should not be near. */
  freePlace(room: Room, others: readonly Point[]): Vector3 {
    const people = [...this.figures.values()].flatMap(({ room: where, goal }): Point[] => (where === room && goal ? [[goal.x, goal.z]] : []));
    const apart = ([x, y]: Point) => Math.min(...[...people, ...others].map((one) => Math.hypot(one[0] - x, one[1] - y)), 9);
    const [x, y] = [...(this.standing.get(room) ?? [room.heart])].sort((a, b) => apart(b) - apart(a))[0] ?? room.heart;
    return new Vector3(x, 0, y);
  }

  /** As tall as people are, for walking in; as dolls otherwise. */
  stand(full: boolean): void {
    for (const { mesh } of this.figures.values()) mesh.scale.setScalar(full ? 1.5 : 1);
  }

  private placeIn(room: Room, number: number): Point {
    const free = this.standing.get(room);
    return free?.length ? free[number % free.length]! : standIn(room, number);
  }

  private roomOf(space: unknown, store: Store): Room | null {
    for (let id = typeof space === "string" ? space : null; id; id = store.space(id)?.inside ?? null) {
      const room = this.layout.bySpace.get(id);
      if (room) return room;
    }
    const largest = [...this.layout.rooms].sort((a, b) => size(b) - size(a))[0];
    return largest ?? null;
  }

  dispose(): void {
    for (const { mesh } of this.figures.values()) mesh.geometry.dispose();
  }
}

function size({ bounds }: Room): number {
  return (bounds.right - bounds.left) * (bounds.bottom - bounds.top);
}

/** A place near the middle of a room, another one for each person. */
function standIn(room: Room, number: number): Point {
  const angle = number * 2.4 + 0.6;
  for (const far of [0.55, 0.4, 0.25, 0]) {
    const point: Point = [room.heart[0] + Math.cos(angle) * far, room.heart[1] + Math.sin(angle) * far];
    if (contains(room.outline, point)) return point;
  }
  return room.heart;
}
