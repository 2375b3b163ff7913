/** Mouse, finger and keys on the canvas. */
import type { DollHouse } from "./index";

const STILL = 6;
const DOUBLE = 320;

export class Touch {
  private down: { x: number; y: number; id: number } | null = null;
  private lastTap = { at: 0, what: "" };
  private readonly stop = new AbortController();

  constructor(private readonly canvas: HTMLCanvasElement, private readonly house: DollHouse) {
    const options = { signal: this.stop.signal };
    canvas.addEventListener("pointerdown", (event) => this.press(event), options);
    canvas.addEventListener("pointerup", (event) => this.release(event), options);
    canvas.addEventListener("pointercancel", () => (this.down = null), options);
    canvas.addEventListener("pointermove", (event) => this.move(event), options);
    canvas.addEventListener("pointerleave", () => house.hover(null), options);
    canvas.addEventListener("keydown", (event) => this.key(event), options);
    canvas.tabIndex = 0;
  }

  private press(event: PointerEvent): void {
    this.down = this.down ? null : { x: event.clientX, y: event.clientY, id: event.pointerId };
  }

  private move(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || event.buttons) return;
    const [x, y] = this.place(event);
    this.house.hover(this.house.at(x, y));
  }

  private release(event: PointerEvent): void {
    const down = this.down;
    this.down = null;
    if (!down || down.id !== event.pointerId || Math.hypot(event.clientX - down.x, event.clientY - down.y) > STILL) return;
    const [x, y] = this.place(event);
    const actor = this.house.at(x, y);
    const what = actor?.id ?? `room ${this.house.roomAt(x, y)}`;
    const again = event.timeStamp - this.lastTap.at < DOUBLE && this.lastTap.what === what;
    this.lastTap = { at: again ? 0 : event.timeStamp, what };
    if (actor) {
      if (again) this.house.store.toggleMain(actor.id);
      else this.house.store.select(actor.id);
    } else if (again) {
      const room = this.house.roomAt(x, y);
      this.house.store.lookAt(room === this.house.store.focus ? null : room);
    } else this.house.store.select(null);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") this.house.store.select(null);
    else if (this.house.eye.key(event.key, event.shiftKey)) event.preventDefault();
  }

  private place(event: PointerEvent): [number, number] {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  dispose(): void {
    this.stop.abort();
  }
}
