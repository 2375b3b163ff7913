/** The eye: turns, zooms and pans around the home within limits, glides to rooms and things. */
import { PerspectiveCamera, Spherical, Vector3 } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import type { Insets } from "../shared/stage";
import type { Bounds } from "./plane";
import { CUT } from "./walls";

const FIELD_OF_VIEW = 26;
const TILT = 0.76;
const TURN = 0.36;
/** Narrower than this, the home is seen more from above. */
const PORTRAIT = 0.85;
const TILT_PORTRAIT = 0.48;
const TURN_PORTRAIT = 0.24;
const GLIDE_SECONDS = 0.55;
const STEP = 0.12;

interface Glide {
  from: Vector3;
  to: Vector3;
  way: number;
  wayTo: number;
  passed: number;
}

export class Eye {
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.3, 400);
  readonly controls: OrbitControls;
  private insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  private width = 1;
  private height = 1;
  private glide: Glide | null = null;
  private home: Bounds = { left: -2, top: -2, right: 2, bottom: 2 };
  private framed: Bounds | null = null;
  private untouched = true;

  constructor(surface: HTMLElement, private readonly changed: () => void) {
    this.controls = new OrbitControls(this.camera, surface);
    Object.assign(this.controls, {
      enableDamping: true, dampingFactor: 0.12, minPolarAngle: 0.12, maxPolarAngle: 1.22, zoomToCursor: true,
      rotateSpeed: 0.75, screenSpacePanning: false,
    });
    this.controls.addEventListener("change", () => {
      this.keepNear();
      changed();
    });
    this.controls.addEventListener("start", () => {
      this.glide = null;
      this.untouched = false;
    });
    this.controls.target.set(0, 0.3, 0);
    this.camera.position.setFromSpherical(new Spherical(20, TILT, TURN));
  }

  resize(width: number, height: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.camera.aspect = this.width / this.height;
    if (this.untouched && this.camera.aspect < PORTRAIT) this.camera.position.setFromSpherical(new Spherical(20, TILT_PORTRAIT, TURN_PORTRAIT)).add(this.controls.target);
    this.offset();
    if (this.untouched) this.frame(this.framed ?? this.home, true);
  }

  setInsets(insets: Insets): void {
    this.insets = insets;
    this.offset();
    if (this.untouched) this.frame(this.framed ?? this.home, true);
  }

  setHome(bounds: Bounds): void {
    this.home = bounds;
    const size = Math.hypot(bounds.right - bounds.left, bounds.bottom - bounds.top);
    this.controls.minDistance = 2.2;
    this.controls.maxDistance = Math.max(24, size * 5.5);
    this.camera.far = size * 12 + 60;
    this.camera.near = Math.max(0.2, size / 120);
    this.camera.updateProjectionMatrix();
    this.frame(bounds, true);
  }

  /** Looks at a part of the plan, or at the whole home. */
  look(bounds: Bounds | null, instant: boolean): void {
    this.framed = bounds;
    this.untouched = true;
    this.frame(bounds ?? this.home, instant);
  }

  /** Moves the eye by one key press. Returns false for keys that mean nothing here. */
  key(key: string, shifted: boolean): boolean {
    const around = new Spherical().setFromVector3(this.camera.position.clone().sub(this.controls.target));
    const pan = new Vector3();
    switch (key) {
      case "ArrowLeft": shifted ? pan.setX(-STEP) : (around.theta += STEP); break;
      case "ArrowRight": shifted ? pan.setX(STEP) : (around.theta -= STEP); break;
      case "ArrowUp": shifted ? pan.setZ(-STEP) : (around.phi -= STEP); break;
      case "ArrowDown": shifted ? pan.setZ(STEP) : (around.phi += STEP); break;
      case "+": case "=": around.radius *= 1 - STEP; break;
      case "-": case "_": around.radius *= 1 + STEP; break;
      case "Home": case "0": this.look(null, false); return true;
      default: return false;
    }
    this.untouched = false;
    this.glide = null;
    around.phi = Math.min(this.controls.maxPolarAngle, Math.max(this.controls.minPolarAngle, around.phi));
    around.radius = Math.min(this.controls.maxDistance, Math.max(this.controls.minDistance, around.radius));
    pan.multiplyScalar(around.radius).applyAxisAngle(new Vector3(0, 1, 0), around.theta);
    this.controls.target.add(pan);
    this.camera.position.setFromSpherical(around).add(this.controls.target);
    this.keepNear();
    this.controls.update();
    this.changed();
    return true;
  }

  /** Goes on gliding; true while it moves. */
  step(seconds: number): boolean {
    const glide = this.glide;
    if (glide) {
      glide.passed = Math.min(1, glide.passed + seconds / GLIDE_SECONDS);
      const eased = 1 - (1 - glide.passed) ** 3;
      const away = this.camera.position.clone().sub(this.controls.target).normalize();
      this.controls.target.lerpVectors(glide.from, glide.to, eased);
      const far = glide.way + (glide.wayTo - glide.way) * eased;
      this.camera.position.copy(this.controls.target).addScaledVector(away, far);
      if (glide.passed >= 1) this.glide = null;
    }
    return this.controls.update() || glide !== null;
  }

  private frame(bounds: Bounds, instant: boolean): void {
    const centre = new Vector3((bounds.left + bounds.right) / 2, 0.25, (bounds.top + bounds.bottom) / 2);
    const away = this.camera.position.clone().sub(this.controls.target).normalize();
    const { target, far } = this.fit(bounds, centre, away);
    const way = this.camera.position.distanceTo(this.controls.target);
    this.glide = { from: this.controls.target.clone(), to: target, way, wayTo: far, passed: instant ? 1 : 0 };
    if (instant) this.step(1);
    this.changed();
  }

  /** How far away the eye must be, and where it must look, to see the bounds in the free part of the surface. */
  private fit(bounds: Bounds, centre: Vector3, away: Vector3): { target: Vector3; far: number } {
    const right = new Vector3(0, 1, 0).cross(away).normalize();
    const up = away.clone().cross(right);
    const { top, bottom, left, right: insetRight } = this.insets;
    const freeWidth = Math.max(120, this.width - left - insetRight);
    const freeHeight = Math.max(120, this.height - top - bottom);
    const tan = Math.tan((FIELD_OF_VIEW * Math.PI) / 360);
    const tanX = (tan * freeWidth) / this.height;
    const tanY = (tan * freeHeight) / this.height;
    const margin = 0.35;
    const corners = [bounds.left - margin, bounds.right + margin].flatMap((x) =>
      [bounds.top - margin, bounds.bottom + margin].flatMap((z) => [-0.2, CUT + 0.4].map((y) => new Vector3(x, y, z).sub(centre))),
    );
    let far = 3;
    let shift = 0;
    for (let round = 0; round < 4; round++) {
      far = 3;
      let highest = -Infinity;
      let lowest = Infinity;
      for (const corner of corners) {
        const depth = corner.dot(away);
        const y = corner.dot(up) - shift;
        far = Math.max(far, depth + Math.abs(corner.dot(right)) / tanX, depth + Math.abs(y) / tanY);
      }
      for (const corner of corners) {
        const slope = (corner.dot(up) - shift) / (far - corner.dot(away));
        highest = Math.max(highest, slope);
        lowest = Math.min(lowest, slope);
      }
      shift += ((highest + lowest) / 2) * far * 0.8;
    }
    return { target: centre.clone().addScaledVector(up, shift), far: Math.min(far * 1.02, this.controls.maxDistance) };
  }

  private offset(): void {
    const { top, bottom, left, right } = this.insets;
    this.camera.setViewOffset(this.width, this.height, (right - left) / 2, (bottom - top) / 2, this.width, this.height);
    this.camera.updateProjectionMatrix();
  }

  private keepNear(): void {
    const target = this.controls.target;
    const { left, right, top, bottom } = this.home;
    const kept = new Vector3(Math.min(right, Math.max(left, target.x)), Math.min(1.5, Math.max(-1.5, target.y)), Math.min(bottom, Math.max(top, target.z)));
    const moved = kept.clone().sub(target);
    if (moved.lengthSq() < 1e-8) return;
    target.copy(kept);
    this.camera.position.add(moved);
  }

  dispose(): void {
    this.controls.dispose();
  }
}
