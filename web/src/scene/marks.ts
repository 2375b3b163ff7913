/** Persimmon rings: around what is selected, and around what was asked for and has not answered yet. */
import {
  AdditiveBlending, DoubleSide, type Group, Mesh, MeshBasicMaterial, NormalBlending, type PerspectiveCamera, Quaternion, RingGeometry,
  Vector3,
} from "three";
import type { Store } from "../shared/store";
import type { Actor } from "./actor";
import { INK } from "./palette";

const turn = new Quaternion();

export class Marks {
  private readonly ring: Mesh<RingGeometry, MeshBasicMaterial>;
  private readonly soft: Mesh<RingGeometry, MeshBasicMaterial>;

  constructor(private readonly stage: Group) {
    const material = (opacity: number, blending: typeof NormalBlending | typeof AdditiveBlending) =>
      new MeshBasicMaterial({ color: INK.persimmon, transparent: true, opacity, depthTest: false, depthWrite: false, side: DoubleSide, blending, toneMapped: false });
    this.ring = new Mesh(new RingGeometry(0.93, 1, 64), material(1, NormalBlending));
    this.soft = new Mesh(new RingGeometry(0.8, 1.13, 64), material(0.2, NormalBlending));
    for (const one of [this.ring, this.soft]) {
      one.visible = false;
      one.renderOrder = 9;
      one.raycast = () => {};
      stage.add(one);
    }
  }

  /** Puts the rings. Returns whether they go on moving. */
  show(selected: Actor | null, store: Store, camera: PerspectiveCamera, time: number, still: boolean): boolean {
    this.ring.visible = this.soft.visible = selected !== null;
    if (!selected) return false;
    const floor = selected.standsOnFloor && selected.radius < 1.4;
    const size = selected.box.getSize(new Vector3());
    const radius = floor ? Math.max(0.2, Math.hypot(size.x, size.z) / 2 + 0.06) : Math.min(0.75, Math.max(0.16, selected.radius * 1.15));
    const waits = store.isGhost(selected.id) && !still;
    const beat = waits ? 1 + 0.06 * Math.sin(time * 9) : 1;
    for (const one of [this.ring, this.soft]) {
      one.scale.setScalar(radius * beat);
      if (floor) {
        one.position.set(selected.centre.x, 0.02, selected.centre.z);
        one.rotation.set(-Math.PI / 2, 0, 0);
      } else {
        one.position.copy(selected.centre);
        one.quaternion.copy(this.stage.getWorldQuaternion(turn).invert().multiply(camera.quaternion));
      }
    }
    return waits;
  }

  dispose(): void {
    for (const one of [this.ring, this.soft]) {
      one.geometry.dispose();
      one.material.dispose();
      one.removeFromParent();
    }
  }
}
