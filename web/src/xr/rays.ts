/** What a person sees of their own pointers: a slim wand or hand, a ray, a dot where it ends. */
import {
  BufferGeometry, CapsuleGeometry, Float32BufferAttribute, Group, InstancedMesh, Line, LineBasicMaterial, Matrix4, Mesh,
  MeshBasicMaterial, MeshLambertMaterial, Quaternion, SphereGeometry, Vector3,
} from "three";
import { INK } from "../scene/palette";
import type { Pointer } from "./input";

const JOINTS = 25;
const FAR = 4;
const ahead = new Vector3(0, 0, -1);
const turn = new Quaternion();
const matrix = new Matrix4();

interface Drawn {
  group: Group;
  line: Line<BufferGeometry, LineBasicMaterial>;
  dot: Mesh;
  wand: Mesh;
  hand: InstancedMesh | null;
}

export class Rays {
  readonly group = new Group();
  private readonly drawn = new Map<XRInputSource, Drawn>();
  private readonly skin = new MeshLambertMaterial({ color: INK.linen, emissive: 0x2a2620 });
  private readonly dotMaterial = new MeshBasicMaterial({ color: INK.persimmon, depthTest: false, transparent: true });
  private readonly joint = new SphereGeometry(1, 10, 8);

  /** Draws the pointers. `reach` says how far a ray goes before it hits something, in metres. */
  show(pointers: readonly Pointer[], frame: XRFrame, space: XRReferenceSpace, reach: (pointer: Pointer) => number | null): void {
    const present = new Set(pointers.map((pointer) => pointer.source));
    for (const [source, one] of this.drawn) one.group.visible = present.has(source);
    for (const pointer of pointers) {
      const one = this.drawn.get(pointer.source) ?? this.make(pointer);
      const hit = reach(pointer);
      const far = hit ?? FAR;
      one.line.position.copy(pointer.origin);
      one.line.quaternion.copy(turn.setFromUnitVectors(ahead, pointer.direction));
      one.line.scale.setScalar(far);
      one.line.material.opacity = pointer.pressed ? 0.95 : hit === null ? 0.28 : 0.7;
      one.dot.visible = hit !== null;
      one.dot.position.copy(pointer.origin).addScaledVector(pointer.direction, far);
      one.dot.scale.setScalar((pointer.pressed ? 0.006 : 0.008) * Math.max(0.6, far));
      one.wand.position.copy(pointer.origin);
      one.wand.quaternion.copy(one.line.quaternion);
      if (one.hand && pointer.source.hand) this.bend(one.hand, pointer.source.hand, frame, space);
    }
  }

  private make(pointer: Pointer): Drawn {
    const group = new Group();
    const path = new BufferGeometry().setAttribute("position", new Float32BufferAttribute([0, 0, 0, 0, 0, -1], 3));
    const line = new Line(path, new LineBasicMaterial({ color: INK.persimmon, transparent: true, opacity: 0.3 }));
    const dot = new Mesh(this.joint, this.dotMaterial);
    dot.renderOrder = 20;
    const wand = new Mesh(new CapsuleGeometry(0.014, 0.1, 6, 16).rotateX(Math.PI / 2).translate(0, 0, 0.05), this.skin);
    wand.visible = pointer.kind === "controller";
    const hand = pointer.kind === "hand" ? new InstancedMesh(this.joint, this.skin, JOINTS) : null;
    if (hand) {
      hand.frustumCulled = false;
      group.add(hand);
    }
    group.add(line, dot, wand);
    this.group.add(group);
    const made = { group, line, dot, wand, hand };
    this.drawn.set(pointer.source, made);
    return made;
  }

  private bend(mesh: InstancedMesh, hand: XRHand, frame: XRFrame, space: XRReferenceSpace): void {
    let i = 0;
    for (const joint of hand.values()) {
      const pose = frame.getJointPose?.(joint, space);
      if (pose) mesh.setMatrixAt(i, matrix.fromArray(pose.transform.matrix).scale(new Vector3().setScalar(pose.radius || 0.008)));
      else mesh.setMatrixAt(i, matrix.makeScale(0, 0, 0));
      i += 1;
    }
    mesh.count = i;
    mesh.instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    for (const { line, wand, hand } of this.drawn.values()) {
      line.geometry.dispose();
      line.material.dispose();
      wand.geometry.dispose();
      hand?.dispose();
    }
    for (const one of [this.skin, this.dotMaterial, this.joint]) one.dispose();
    this.group.removeFromParent();
  }
}
