/** A panel in the room: text and large buttons on a canvas, hit by rays. All text is at least 1.5 degrees of sight. */
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, type Ray, Raycaster, SRGBColorSpace, Vector3 } from "three";

/** A button: what it says, what it does. `wide` ones take a row of their own. */
export interface Button {
  readonly label: string;
  readonly act: () => void;
  readonly strong?: boolean;
  readonly wide?: boolean;
}

export interface Content {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly Button[];
  /** Buttons in a row, always from left to right (a number pad); otherwise two, as the language runs. */
  readonly columns?: number;
  readonly rtl: boolean;
}

/** Pixels of the canvas for a metre of panel seen from one metre away. */
const PIXELS = 1600;
const WIDTH = 0.46;
const PAD = 0.024;
/** Heights in metres at one metre's distance; 1.5 degrees are 0.026. */
const TITLE = 0.034;
const TEXT = 0.0275;
const BUTTON = 0.076;
const GAP = 0.012;
const FONT = '"Pretendard Variable", Pretendard, "Noto Sans JP Variable", "Noto Sans Arabic Variable", system-ui, sans-serif';

interface Laid {
  button: Button;
  x: number;
  y: number;
  width: number;
  height: number;
}

export class Panel {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  private readonly canvas = document.createElement("canvas");
  private texture: CanvasTexture;
  private laid: Laid[] = [];
  private height = 0.2;
  private shown = "";
  private content: Content | null = null;
  private pointed: Button | null = null;

  constructor(private readonly dark: boolean) {
    this.texture = new CanvasTexture(this.canvas);
    const material = new MeshBasicMaterial({ map: this.texture, transparent: true, toneMapped: false, depthTest: false, depthWrite: false });
    this.mesh = new Mesh(new PlaneGeometry(1, 1), material);
    this.mesh.renderOrder = 15;
    this.mesh.visible = false;
  }

  get visible(): boolean {
    return this.mesh.visible;
  }

  /** Shows other content; null hides the panel. */
  show(content: Content | null): void {
    this.content = content;
    this.mesh.visible = content !== null;
    this.draw();
  }

  /** Puts it at a place, facing the eye, as large as its distance asks for. */
  place(at: Vector3, eye: Vector3): void {
    const far = at.distanceTo(eye);
    this.mesh.position.copy(at);
    this.mesh.up.set(0, 1, 0);
    this.mesh.lookAt(eye);
    this.mesh.scale.set(WIDTH * far, this.height * far, 1);
    this.mesh.updateMatrixWorld();
  }

  /** Metres that the panel is high when it is `far` metres away. */
  heightAt(far: number): number {
    return this.height * far;
  }

  /** Where a ray meets the panel: how far, and the button there. */
  hit(ray: Ray): { far: number; button: Button | null } | null {
    if (!this.mesh.visible) return null;
    caster.ray.copy(ray);
    const met = caster.intersectObject(this.mesh)[0];
    if (!met?.uv) return null;
    const x = met.uv.x * WIDTH;
    const y = (1 - met.uv.y) * this.height;
    const laid = this.laid.find((one) => x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height);
    return { far: met.distance, button: laid?.button ?? null };
  }

  /** Lights up the button that is pointed at. */
  point(button: Button | null): void {
    if (button === this.pointed) return;
    this.pointed = button;
    this.draw();
  }

  /** Where a button is in the world, by its label; for tests and for voice ("press on"). */
  whereIs(label: string): Vector3 | null {
    const one = this.laid.find(({ button }) => button.label === label);
    if (!one || !this.visible) return null;
    return this.mesh.localToWorld(new Vector3((one.x + one.width / 2) / WIDTH - 0.5, 0.5 - (one.y + one.height / 2) / this.height, 0));
  }

  private draw(): void {
    const content = this.content;
    if (!content) return;
    const key = JSON.stringify([content.title, content.text, content.buttons.map(({ label, strong }) => [label, strong]), this.pointed?.label]);
    const height = this.layOut(content);
    if (key === this.shown) return;
    this.shown = key;
    this.resize(height);
    const pen = this.canvas.getContext("2d")!;
    pen.setTransform(PIXELS, 0, 0, PIXELS, 0, 0);
    pen.clearRect(0, 0, WIDTH, height);
    const [back, ink, quiet] = this.dark ? ["#1b2338", "#e8ecf6", "#2c3653"] : ["#fbf8f1", "#1f2430", "#e9e1d2"];
    round(pen, 0.002, 0.002, WIDTH - 0.004, height - 0.004, 0.026, back);
    pen.textBaseline = "middle";
    pen.direction = content.rtl ? "rtl" : "ltr";
    pen.textAlign = content.rtl ? "right" : "left";
    const start = content.rtl ? WIDTH - PAD : PAD;
    write(pen, content.title, start, PAD + TITLE / 2, WIDTH - PAD * 2, TITLE, 650, ink);
    this.lines(content.text).forEach((line, i) => write(pen, line, start, PAD + TITLE + GAP + (i + 0.5) * TEXT * 1.3, WIDTH - PAD * 2, TEXT, 450, ink));
    pen.textAlign = "center";
    for (const { button, x, y, width, height: tall } of this.laid) {
      round(pen, x, y, width, tall, 0.02, button.strong ? "#c04e1e" : quiet);
      if (button === this.pointed || button.label === this.pointed?.label) {
        pen.lineWidth = 0.004;
        pen.strokeStyle = "#e0632d";
        pen.stroke();
      }
      write(pen, button.label, x + width / 2, y + tall / 2, width - 0.016, TEXT, 600, button.strong ? "#ffffff" : ink);
    }
    this.texture.needsUpdate = true;
  }

  /** Puts the buttons in rows; returns the height of the whole. */
  private layOut(content: Content): number {
    const columns = content.columns ?? 2;
    let y = PAD + TITLE + GAP + this.lines(content.text).length * TEXT * 1.3 + (content.text ? GAP : 0);
    const inner = WIDTH - PAD * 2;
    const width = (inner - GAP * (columns - 1)) / columns;
    let column = 0;
    this.laid = [];
    for (const button of content.buttons) {
      if (button.wide && column) [column, y] = [0, y + BUTTON + GAP];
      const wide = button.wide ? inner : width;
      const from = PAD + column * (width + GAP);
      this.laid.push({ button, x: content.rtl && !content.columns ? WIDTH - from - wide : from, y, width: wide, height: BUTTON });
      column = button.wide ? columns : column + 1;
      if (column >= columns) [column, y] = [0, y + BUTTON + GAP];
    }
    return y + (column ? BUTTON + GAP : 0) + PAD - GAP;
  }

  /** The text broken into lines that fit. */
  private lines(text: string): string[] {
    if (!text) return [];
    const pen = this.canvas.getContext("2d")!;
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.font = `450 100px ${FONT}`;
    const most = ((WIDTH - PAD * 2) / TEXT) * 100;
    const lines: string[] = [];
    for (const word of text.split(/(?<=[\s、。]|[\u3040-\u30ff\u4e00-\u9fff])/)) {
      const last = lines[lines.length - 1];
      if (last !== undefined && pen.measureText(last + word).width <= most) lines[lines.length - 1] = last + word;
      else lines.push(word);
    }
    pen.restore();
    return lines.slice(0, 4);
  }

  private resize(height: number): void {
    const [w, h] = [Math.round(WIDTH * PIXELS), Math.round(height * PIXELS)];
    this.mesh.scale.y *= height / this.height;
    this.height = height;
    if (this.canvas.width === w && this.canvas.height === h) return;
    this.canvas.width = w;
    this.canvas.height = h;
    this.texture.dispose();
    this.texture = new CanvasTexture(this.canvas);
    this.texture.colorSpace = SRGBColorSpace;
    this.mesh.material.map = this.texture;
  }

  dispose(): void {
    this.texture.dispose();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.mesh.removeFromParent();
  }
}

const caster = new Raycaster();

function round(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number, color: string): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fillStyle = color;
  pen.fill();
}

/** Writes text `size` metres high. Canvas fonts are in pixels, so the pen is scaled for it. */
function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, most: number, size: number, weight: number, color: string): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(size / 100, size / 100);
  pen.font = `${weight} 100px ${FONT}`;
  pen.fillStyle = color;
  pen.fillText(text, 0, 0, (most / size) * 100);
  pen.restore();
}
