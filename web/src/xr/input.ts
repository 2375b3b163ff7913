/** One stream of pointers over controllers, hands and gaze: a ray, and whether it presses. */
import { Matrix4, Quaternion, Vector3 } from "three";

export type PointerKind = "controller" | "hand" | "gaze";

export interface Pointer {
  readonly source: XRInputSource;
  readonly kind: PointerKind;
  /** In the reference space, metres. */
  readonly origin: Vector3;
  /** Unit vector. */
  readonly direction: Vector3;
  pressed: boolean;
  /** False while it is not tracked (a hand out of sight). */
  seen: boolean;
}

/** What became of a pointer. Only press and release: no function may need hovering. */
export interface PointerEvents {
  press(pointer: Pointer): void;
  release(pointer: Pointer): void;
}

const matrix = new Matrix4();
const turn = new Quaternion();

/**
 * Follows a session's input sources. Presses come from `selectstart` and `selectend` only: `select` fires at
 * different moments in different browsers. A transient pointer (Vision Pro) exists only while it presses.
 */
export class Pointers {
  private readonly known = new Map<XRInputSource, Pointer>();
  private readonly stop = new AbortController();

  constructor(
    session: XRSession,
    private readonly space: XRReferenceSpace,
    private readonly events: PointerEvents,
  ) {
    const listen = (type: "selectstart" | "selectend", press: boolean) =>
      session.addEventListener(type, (event) => this.select(event as XRInputSourceEvent, press), { signal: this.stop.signal });
    listen("selectstart", true);
    listen("selectend", false);
  }

  /** All pointers that can be seen now, with rays of this frame. */
  update(frame: XRFrame): Pointer[] {
    const present = new Set(frame.session.inputSources);
    for (const source of this.known.keys()) if (!present.has(source)) this.known.delete(source);
    for (const source of present) this.aim(this.of(source), frame);
    return [...this.known.values()].filter((pointer) => pointer.seen);
  }

  dispose(): void {
    this.stop.abort();
  }

  private select(event: XRInputSourceEvent, press: boolean): void {
    const pointer = this.of(event.inputSource);
    this.aim(pointer, event.frame);
    pointer.pressed = press;
    if (press) this.events.press(pointer);
    else this.events.release(pointer);
  }

  private of(source: XRInputSource): Pointer {
    let pointer = this.known.get(source);
    if (!pointer) {
      const kind: PointerKind = source.hand ? "hand" : source.targetRayMode === "tracked-pointer" ? "controller" : "gaze";
      pointer = { source, kind, origin: new Vector3(), direction: new Vector3(0, 0, -1), pressed: false, seen: false };
      this.known.set(source, pointer);
    }
    return pointer;
  }

  private aim(pointer: Pointer, frame: XRFrame): void {
    const pose = frame.getPose(pointer.source.targetRaySpace, this.space);
    pointer.seen = pose !== undefined && pose !== null;
    if (!pose) return;
    matrix.fromArray(pose.transform.matrix);
    pointer.origin.setFromMatrixPosition(matrix);
    pointer.direction.set(0, 0, -1).applyQuaternion(turn.setFromRotationMatrix(matrix)).normalize();
  }
}
