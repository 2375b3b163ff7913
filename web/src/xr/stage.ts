/** Where the home stands around the person: small on a table, or life-size to walk in. Only explicit acts move it. */
import { Group, Mesh, MeshLambertMaterial, Vector3 } from "three";
import { CUT } from "../scene/walls";
import type { DollHouse } from "../scene/index";
import { pill } from "../scene/shapes";
import { INK } from "../scene/palette";

export type Way = "table" | "inside";

const TABLE_SPAN = 1.05;
const AHEAD = 0.9;
/** The home stands a little turned, as one looks at a model. */
const TURNED = -0.36;

/** Moves and scales the home's stage, and brings a table. */
export class Footing {
  way: Way = "table";
  readonly table = new Group();
  private turned = 0;
  private readonly eye = new Vector3(0, 1.6, 0);
  private readonly ahead = new Vector3(0, 0, -1);

  constructor(private readonly house: DollHouse, solid: boolean) {
    if (solid) this.buildTable();
    this.house.three.add(this.table);
  }

  /** Takes the person's place now as the place to build around. */
  standAt(eye: Vector3, ahead: Vector3): void {
    this.eye.copy(eye);
    this.ahead.copy(ahead).setY(0);
    if (this.ahead.lengthSq() < 1e-4) this.ahead.set(0, 0, -1);
    this.ahead.normalize();
    this.put(this.way);
  }

  put(way: Way): void {
    this.way = way;
    const { stage, household } = this.house;
    const { left, right, top, bottom } = household.layout.bounds;
    stage.rotation.y = Math.atan2(-this.ahead.x, -this.ahead.z) + this.turned + (way === "table" ? TURNED : 0);
    if (way === "table") {
      const scale = TABLE_SPAN / Math.max(right - left, bottom - top, 3);
      stage.scale.setScalar(scale);
      const height = Math.min(1.0, Math.max(0.45, this.eye.y - 0.74));
      const middle = this.eye.clone().addScaledVector(this.ahead, AHEAD).setY(height);
      this.centre(new Vector3((left + right) / 2, -0.2, (top + bottom) / 2), middle);
      this.table.position.copy(middle);
    } else {
      stage.scale.setScalar(1);
      this.centre(this.entry(), this.eye.clone().setY(0));
    }
    this.table.visible = way === "table";
    household.walkIn(way === "inside", CUT);
    this.changed();
  }

  /** An eighth of a turn of the home about its middle (table) or about the person (inside). */
  turn(): void {
    this.turned += Math.PI / 4;
    this.put(this.way);
  }

  /** Steps to a point on the floor, given in home coordinates. */
  stepTo(at: Vector3): void {
    this.centre(at.clone().setY(0), this.eye.clone().setY(0));
    this.changed();
  }

  /** Puts everything back as the page had it. */
  leave(): void {
    const { stage, household } = this.house;
    stage.position.set(0, 0, 0);
    stage.rotation.set(0, 0, 0);
    stage.scale.setScalar(1);
    household.walkIn(false, CUT);
    this.table.removeFromParent();
    this.changed();
  }

  /** Moves the stage so that a point of the home lies at a point of the world. */
  private centre(home: Vector3, world: Vector3): void {
    const { stage } = this.house;
    stage.position.set(0, 0, 0);
    const moved = stage.localToWorld(home.clone());
    stage.position.copy(world).sub(moved);
    stage.updateMatrixWorld(true);
  }

  private entry(): Vector3 {
    const { rooms } = this.house.household.layout;
    const largest = [...rooms].sort((a, b) => area(b.bounds) - area(a.bounds)).find((room) => room.space.kind === "room") ?? rooms[0];
    return largest ? this.house.household.freePlace(largest) : new Vector3();
  }

  private changed(): void {
    this.house.stageMoved();
  }

  private buildTable(): void {
    const top = new Mesh(pill(0.78, 0.04, 0.018, 64).translate(0, -0.022, 0), new MeshLambertMaterial({ color: INK.wood }));
    const leg = new Mesh(pill(0.07, 1.4, 0.02, 24).translate(0, -0.74, 0), new MeshLambertMaterial({ color: INK.woodDark }));
    top.receiveShadow = true;
    this.table.add(top, leg);
  }
}

function area({ left, right, top, bottom }: { left: number; right: number; top: number; bottom: number }): number {
  return (right - left) * (bottom - top);
}
