/** Locks, doors, the alarm: a bolt that shows, a leaf that stands ajar. */
import { CylinderGeometry, SphereGeometry } from "three";
import { INK } from "../palette";
import { Solid } from "../shapes";
import type { Doorway } from "../shell";
import { panel } from "./lighting";
import type { Build, Maker } from "./model";

/** The doorway a thing belongs to: within a step. */
export function doorwayAt(make: Maker, reach = 0.8): Doorway | null {
  const { x, y } = make.spot;
  let best: Doorway | null = null;
  let least = reach;
  for (const doorway of make.around.doorways) {
    const far = Math.hypot(doorway.hole.middle[0] - x, doorway.hole.middle[1] - y);
    if (far < least) [best, least] = [doorway, far];
  }
  return best;
}

const lock: Build = (make) => {
  const doorway = make.around.ghost ? null : doorwayAt(make);
  const width = doorway ? doorway.hole.width : (make.spot.thing.size?.[0] ?? 0.12);
  const at = Math.min(0.42, width * 0.38);
  const tall = 0.62 - make.spot.height;
  make.body(new Solid().box([0.1, 0.2, 0.05], [at, tall, 0.06], INK.graphite, 0.03), 0);
  const keys = make.shine(panel(0.05, 0.07, [at, tall + 0.04, 0.088], 0.008), 0x2a2f38);
  const bolt = make.part(new Solid().box([0.13, 0.034, 0.034], [0, 0, 0], INK.brass, 0.014));
  const knob = make.part(new Solid().puck(0.028, 0.03, [0, 0, 0], INK.steel, 0.01, [Math.PI / 2, 0, 0]).box([0.046, 0.012, 0.014], [0, 0, 0.018], INK.graphite, 0.005));
  knob.position.set(at, tall - 0.055, 0.095);
  const shut = make.ease(1, 3.5);
  const open = make.ease(0, 1.6);
  return {
    apply(reading) {
      const locked = reading.text("DoorLock", "lock_state") === "locked";
      const closed = reading.value("BooleanState", "state_value") !== false;
      shut.target = locked ? 1 : 0;
      open.target = closed ? (locked ? 0 : 0.16) : 0.75;
    },
    pose() {
      bolt.position.set(at + 0.03 + shut.value * 0.085, tall - 0.055, 0.06);
      knob.rotation.z = (1 - shut.value) * (Math.PI / 2);
      keys.set(shut.value > 0.5 ? [0.5, 0.75, 0.65] : [0.88, 0.39, 0.18], 1.1);
      doorway?.swing(open.value);
    },
  };
};

const door: Build = (make) => {
  const doorway = make.around.ghost ? null : doorwayAt(make, 1);
  if (!doorway) make.body(new Solid().box([0.8, 1.1, 0.04], [0, 0.55, 0], INK.woodPale, 0.015));
  else make.body(new Solid().box([0.05, 0.09, 0.025], [doorway.hole.width * 0.42, 1.02 - make.spot.height, 0.05], INK.white, 0.01), 0);
  const open = make.ease(0, 1.6);
  return {
    apply: (reading) => void (open.target = reading.value("BooleanState", "state_value") === false ? 0.75 : 0),
    pose() {
      if (doorway) doorway.swing(open.value);
      else make.root.children[0]!.rotation.y = open.value;
    },
  };
};

const alarmPanel: Build = (make) => {
  make.body(new Solid().box([0.2, 0.15, 0.03], [0, 0.075, 0], INK.white, 0.018), 0);
  const screen = make.shine(panel(0.15, 0.08, [0, 0.088, 0.016], 0.008), INK.graphite);
  const lamp = make.shine(new SphereGeometry(0.011, 10, 8).translate(0, 0.026, 0.018), 0xbdb6aa);
  const halo = make.halo(0.9, [0, 0.1, 0.1]);
  let mode = "disarmed";
  return {
    apply: (reading) => void (mode = reading.text("SecurityAlarm", "mode") ?? "disarmed"),
    pose(time) {
      const alarm = mode === "triggered";
      const beat = alarm ? 0.5 + 0.5 * Math.sin(time * 6) : 1;
      screen.set([0.55, 0.75, 0.95], mode === "disarmed" ? 0.15 : 0.6);
      lamp.set(alarm ? [1, 0.1, 0.1] : mode === "disarmed" ? [0.5, 0.8, 0.65] : [0.88, 0.39, 0.18], beat * 1.4);
      halo.visible = alarm;
      halo.material.color.setRGB(1, 0.15, 0.1);
      halo.material.opacity = beat * 0.7;
    },
    alive: () => mode === "triggered",
  };
};

/** A two-part contact on a frame; the parts stand apart while it is open. */
const contactSensor: Build = (make) => {
  const doorway = make.around.ghost ? null : doorwayAt(make, 0.7);
  make.body(new Solid().box([0.035, 0.1, 0.025], [0, 0.05, 0.02], INK.white, 0.01), 0);
  const half = make.part(new Solid().box([0.018, 0.08, 0.02], [0, 0.05, 0.02], INK.white, 0.008));
  const dot = make.shine(new CylinderGeometry(0.006, 0.006, 0.006, 10).rotateX(Math.PI / 2).translate(0, 0.07, 0.034), 0xbdb6aa);
  const open = make.ease(0, 3);
  return {
    apply: (reading) => void (open.target = reading.value("BooleanState", "state_value") === false ? 1 : 0),
    pose() {
      half.position.x = 0.032 + open.value * 0.06;
      dot.set([0.88, 0.39, 0.18], open.value * 1.5);
      doorway?.swing(open.value * 0.75);
    },
  };
};

export const access: Record<string, Build> = { lock, door, alarm_panel: alarmPanel, contact_sensor: contactSensor };
