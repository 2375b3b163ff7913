/** Light from above by theme and by the home's clock, and the paper the home stands on. */
import { Color, DirectionalLight, Group, HemisphereLight, Mesh, PlaneGeometry, type Scene, ShadowMaterial, type WebGLRenderer } from "three";
import type { Materials } from "./materials";
import { MOODS, type Mood } from "./palette";
import type { Bounds } from "./plane";
import type { RoomLight } from "./roomlight";

export type Theme = "light" | "dark";

/** How much daylight there is at an hour of the day (0 to 24): 0 at night, 1 by day. */
export function daylightAt(hour: number): number {
  const rise = smooth(5.6, 7.6, hour);
  const set = 1 - smooth(17.2, 19.4, hour);
  return Math.min(rise, set);
}

/** The hour of the day in a time zone, as a number with minutes in it. */
export function hourAt(posixSeconds: number, timeZone: string): number {
  let parts: Intl.DateTimeFormatPart[];
  const at = new Date(posixSeconds * 1000);
  const options = { hour: "numeric", minute: "numeric", hourCycle: "h23" } as const;
  try {
    parts = new Intl.DateTimeFormat("en", { ...options, timeZone }).formatToParts(at);
  } catch {
    parts = new Intl.DateTimeFormat("en", options).formatToParts(at);
  }
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 12);
  return part("hour") + part("minute") / 60;
}

function smooth(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function mix(a: Mood, b: Mood, part: number): Mood {
  const number = (x: number, y: number) => x + (y - x) * part;
  const color = (x: number, y: number) => new Color(x).lerp(new Color(y), part).getHex();
  return {
    sky: color(a.sky, b.sky), ground: color(a.ground, b.ground), hemisphere: number(a.hemisphere, b.hemisphere),
    sun: number(a.sun, b.sun), sunColor: color(a.sunColor, b.sunColor), lamps: number(a.lamps, b.lamps),
    contact: number(a.contact, b.contact), exposure: number(a.exposure, b.exposure), backdrop: color(a.backdrop, b.backdrop),
  };
}

export class Sky {
  private readonly hemisphere = new HemisphereLight();
  private readonly sun = new DirectionalLight();
  private readonly paper: Mesh;
  private readonly blob: Mesh;
  private readonly shadow = new ShadowMaterial({ opacity: 0.16 });
  backdrop = 0xf6f1e7;
  /** Upper sky for who stands inside. */
  get zenith(): number {
    return this.hemisphere.color.getHex();
  }

  constructor(
    scene: Scene,
    stage: Group,
    private readonly renderer: WebGLRenderer,
    private readonly materials: Materials,
    private readonly roomLight: RoomLight,
  ) {
    this.sun.castShadow = true;
    this.sun.shadow.mapSize.set(2048, 2048);
    this.sun.shadow.bias = -0.0006;
    this.sun.shadow.normalBias = 0.025;
    this.sun.shadow.radius = 5;
    this.paper = new Mesh(new PlaneGeometry(1, 1).rotateX(-Math.PI / 2), this.shadow);
    this.paper.position.y = -0.201;
    this.paper.receiveShadow = true;
    this.paper.raycast = () => {};
    this.blob = new Mesh(this.paper.geometry, materials.contact);
    this.blob.raycast = () => {};
    stage.add(this.sun, this.sun.target, this.paper, this.blob);
    scene.add(this.hemisphere);
  }

  /** Puts the sun where its shadow covers the whole home. */
  cover(bounds: Bounds, scale = 1): void {
    const x = (bounds.left + bounds.right) / 2;
    const z = (bounds.top + bounds.bottom) / 2;
    const reach = Math.hypot(bounds.right - bounds.left, bounds.bottom - bounds.top) / 2 + 1.2;
    this.sun.target.position.set(x, 0, z);
    this.sun.position.set(x + reach * 0.75, reach * 1.75, z + reach * 0.55);
    const camera = this.sun.shadow.camera;
    const wide = reach * scale;
    Object.assign(camera, { left: -wide, right: wide, top: wide, bottom: -wide, near: 0.5 * scale, far: wide * 4 });
    this.sun.shadow.normalBias = 0.025 * scale;
    camera.updateProjectionMatrix();
    this.blob.position.set(x, -0.1995, z);
    this.blob.scale.set((bounds.right - bounds.left + 0.6) * 1.95, 1, (bounds.bottom - bounds.top + 0.6) * 1.95);
    this.paper.position.x = x;
    this.paper.position.z = z;
    this.paper.scale.setScalar(reach * 4);
  }

  /** `daylight` 0 to 1. */
  set(theme: Theme, daylight: number): void {
    const mood = theme === "light" ? mix(MOODS.duskOnPaper, MOODS.day, daylight) : mix(MOODS.night, MOODS.evening, daylight);
    this.hemisphere.color.set(mood.sky);
    this.hemisphere.groundColor.set(mood.ground);
    this.hemisphere.intensity = mood.hemisphere;
    this.sun.color.set(mood.sunColor);
    this.sun.intensity = mood.sun;
    this.renderer.toneMappingExposure = mood.exposure;
    this.materials.contact.opacity = mood.contact;
    this.materials.contact.color.set(theme === "light" ? 0x2b1d10 : 0x04060d);
    this.shadow.opacity = theme === "light" ? 0.15 : 0.38;
    this.roomLight.power = mood.lamps;
    this.backdrop = mood.backdrop;
  }

  dispose(): void {
    this.paper.geometry.dispose();
    this.shadow.dispose();
    this.sun.dispose();
    for (const one of [this.hemisphere, this.sun, this.sun.target, this.paper, this.blob]) one.removeFromParent();
  }
}
