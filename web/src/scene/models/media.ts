/** Screens that show what plays, speakers that breathe with the music. */
import { CanvasTexture, CylinderGeometry, PlaneGeometry, SRGBColorSpace, SphereGeometry } from "three";
import { INK } from "../palette";
import { Solid } from "../shapes";
import { lampDot } from "./lighting";
import { type Build, type Maker, type Reading, linear } from "./model";
import { drawScreen, type OnScreen } from "./screen";

const PICTURES_A_SECOND = 12;

function onScreen(reading: Reading): OnScreen | null {
  if (!reading.on) return null;
  return {
    title: reading.text("MediaPlayback", "title") ?? reading.text("ContentLauncher", "current_content"),
    by: reading.text("MediaPlayback", "artist"),
    app: reading.text("ApplicationLauncher", "current_app"),
    channel: reading.text("Channel", "current_channel"),
    input: reading.text("MediaInput", "current_input"),
    state: reading.text("MediaPlayback", "current_state") ?? "not_playing",
    part: reading.number("MediaPlayback", "position") / (reading.number("MediaPlayback", "duration") || Infinity),
  };
}

/** A drawn picture of `width` by `height` metres, redrawn while something plays. */
function screen(make: Maker, width: number, height: number, at: [number, number, number]) {
  const canvas = document.createElement("canvas");
  canvas.width = 384;
  canvas.height = Math.round((384 * height) / width);
  const texture = make.own(new CanvasTexture(canvas));
  texture.colorSpace = SRGBColorSpace;
  const mesh = make.picture(new PlaneGeometry(width, height).translate(...at));
  mesh.material.map = texture;
  let shown: OnScreen | null = null;
  let drawn = -1;
  const draw = (time: number) => {
    drawScreen(canvas, shown, time);
    texture.needsUpdate = true;
    drawn = time;
  };
  draw(0);
  return {
    show(next: OnScreen | null) {
      shown = next;
      drawn = -1;
    },
    pose(time: number) {
      const due = drawn < 0 || (shown?.state === "playing" && Math.abs(time - drawn) > 1 / PICTURES_A_SECOND);
      if (due) draw(time);
    },
    get playing() {
      return shown?.state === "playing";
    },
    get lit() {
      return shown !== null;
    },
  };
}

const tv: Build = (make) => {
  const [width, height] = make.size(1.3, 0.75, 0.06);
  const low = make.spot.height < 0.25 ? 0.32 : 0;
  const solid = new Solid().box([width, height, 0.045], [0, low + height / 2, 0], INK.black, 0.018);
  if (low) solid.box([width * 0.3, 0.02, 0.2], [0, 0.01, 0], INK.graphite, 0.01).box([0.06, low, 0.04], [0, low / 2, -0.01], INK.graphite, 0.01);
  make.body(solid, 0);
  const picture = screen(make, width - 0.04, height - 0.04, [0, low + height / 2, 0.0245]);
  const level = make.ease(0, 4);
  return {
    apply(reading) {
      const shown = onScreen(reading);
      level.target = shown ? 1 : 0;
      picture.show(shown);
    },
    pose: (time) => picture.pose(time),
    alive: () => picture.playing,
    glow: () => level.value > 0 ? { color: linear([0.62, 0.74, 1], 0.85 * level.value), at: [0, low + height / 2, 0.35], reach: 3.4 } : null,
  };
};

const projector: Build = (make) => {
  make.body(new Solid().box([0.3, 0.11, 0.24], [0, 0.055, 0], INK.white, 0.04).puck(0.04, 0.03, [0.07, 0.06, 0.12], INK.graphite, 0.01, [Math.PI / 2, 0, 0]), 0);
  const lens = make.shine(new CylinderGeometry(0.028, 0.028, 0.01, 20).rotateX(Math.PI / 2).translate(0.07, 0.06, 0.138), INK.black);
  const dot = lampDot(make, [-0.1, 0.115, 0]);
  const level = make.ease(0, 3);
  return {
    apply(reading) {
      level.target = reading.on ? 1 : 0;
      dot.apply(reading);
    },
    pose(time, seconds) {
      lens.set([0.8, 0.88, 1], level.value * 1.6);
      dot.pose?.(time, seconds);
    },
    glow: () => (level.value > 0 ? { color: linear([0.7, 0.8, 1], 0.7 * level.value), at: [0, 0.1, 1.4], reach: 3 } : null),
  };
};

const speaker: Build = (make) => {
  const [width, height, depth] = make.size(0.16, 0.26, 0.16);
  const tower = height > 0.6;
  const solid = new Solid();
  if (tower) solid.box([width, height, depth], [0, height / 2, 0], INK.graphite, 0.05);
  else solid.puck(Math.min(width, depth) / 2, height, [0, height / 2, 0], INK.indigoPale, 0.04).puck(Math.min(width, depth) * 0.42, 0.012, [0, height, 0], INK.graphite, 0.005);
  make.body(solid);
  const cones = new Solid();
  const heights = tower ? [0.82, 0.55, 0.28] : [];
  for (const part of heights) {
    cones.puck(width * 0.34, 0.02, [0, height * part, 0], INK.black, 0.008, [Math.PI / 2, 0, 0]).puck(width * 0.16, 0.03, [0, height * part, 0.004], INK.steel, 0.012, [Math.PI / 2, 0, 0]);
  }
  const moving = tower ? make.part(cones) : null;
  const ring = make.shine(new SphereGeometry(0.016, 12, 10).translate(0, tower ? height * 0.95 : height + 0.008, tower ? depth / 2 : 0), 0x777d88);
  const halo = make.halo(0.5, [0, height * 0.8, depth * 0.4]);
  const level = make.ease(0, 3);
  let playing = false;
  return {
    apply(reading) {
      playing = reading.on && reading.text("MediaPlayback", "current_state") === "playing";
      level.target = playing ? 1 : reading.on ? 0.25 : 0;
    },
    pose(time) {
      const beat = playing ? 0.5 + 0.5 * Math.sin(time * 5.2) * Math.sin(time * 1.7) : 0;
      if (moving) moving.position.z = depth / 2 + beat * 0.012;
      ring.set([0.88, 0.45, 0.25], level.value * (0.8 + beat * 0.6));
      halo.visible = playing;
      halo.material.color.setRGB(0.95, 0.55, 0.35);
      halo.material.opacity = 0.1 + beat * 0.16;
      halo.scale.setScalar(0.45 + beat * 0.25);
    },
    alive: () => playing,
  };
};

export const media: Record<string, Build> = { tv, projector, speaker };
