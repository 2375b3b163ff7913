/** Colour: a wheel, a few swatches, the warmth of white. */

import { useRef } from "preact/hooks";
import type { ColourKey } from "../../shared/words";
import { Field, Slider } from "./parts";
import { can, is, preview, rangeOf, send, type ControlProps } from "./use";

const SWATCHES: Readonly<Record<ColourKey, readonly [number, number]>> = {
  red: [2, 95], orange: [24, 95], yellow: [48, 95], green: [130, 75], turquoise: [176, 75], blue: [222, 85],
  violet: [270, 75], pink: [326, 65],
};
/** Kelvin, and what it looks like. */
const WHITES = "linear-gradient(to right, #ffb46b, #ffd9b0 30%, #fff6ec 58%, #dfe9ff)";
const WHITES_MIRRORED = WHITES.replace("to right", "to left");

export function ColourControl(props: ControlProps) {
  const { page, thing } = props;
  const rtl = page.store.language === "ar";
  return (
    <>
      {can(thing, "ColorControl.move_to_hue_and_saturation") && (
        <Field label={page.text("colour")}>
          <Wheel {...props} />
          <Swatches {...props} />
        </Field>
      )}
      {can(thing, "ColorControl.move_to_color_temperature") && <Warmth {...props} track={rtl ? WHITES_MIRRORED : WHITES} />}
    </>
  );
}

function Swatches(props: ControlProps) {
  const { page } = props;
  return (
    <div class="swatches" role="group" aria-label={page.text("colour")}>
      {(Object.entries(SWATCHES) as [ColourKey, readonly [number, number]][]).map(([name, [hue, saturation]]) => (
        <button
          key={name}
          type="button"
          class="swatch"
          title={page.words.colour[name]}
          aria-label={page.words.colour[name]}
          aria-pressed={is(props, "color_mode") === "hs" && is(props, "hue") === hue}
          style={`--colour:hsl(${hue} ${saturation}% ${100 - saturation / 2}%)`}
          onClick={() => send(props, "move_to_hue_and_saturation", { hue, saturation })}
        />
      ))}
    </div>
  );
}

/** Hue goes around, saturation outwards. Arrow keys: left and right turn, up and down go out and in. */
function Wheel(props: ControlProps) {
  const { page } = props;
  const dragging = useRef<{ hue: number; saturation: number } | null>(null);
  const coloured = is(props, "color_mode") === "hs";
  const hue = is<number>(props, "hue") ?? 30;
  const saturation = coloured ? (is<number>(props, "saturation") ?? 0) : 0;
  const at = (event: PointerEvent & { readonly currentTarget: HTMLElement }): { hue: number; saturation: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width - 0.5;
    const y = (event.clientY - box.top) / box.height - 0.5;
    const turn = (Math.atan2(y, x) * 180) / Math.PI + 90;
    return { hue: Math.round((turn + 360) % 360), saturation: Math.round(Math.min(1, Math.hypot(x, y) * 2) * 100) };
  };
  const set = (args: { hue: number; saturation: number }): void => send(props, "move_to_hue_and_saturation", args);
  const key = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, 10], ArrowDown: [0, -10],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    set({ hue: (hue + move[0] + 360) % 360, saturation: Math.min(100, Math.max(0, saturation + move[1])) });
  };
  const angle = ((hue - 90) * Math.PI) / 180;
  const place = `--x:${50 + Math.cos(angle) * saturation * 0.5}%;--y:${50 + Math.sin(angle) * saturation * 0.5}%`;
  return (
    <div
      class="wheel"
      dir="ltr"
      role="slider"
      tabIndex={0}
      aria-label={page.text("colour")}
      aria-valuemin={0}
      aria-valuemax={360}
      aria-valuenow={hue}
      aria-valuetext={`${page.format.measure(hue, "°")}, ${page.format.measure(saturation, "%")}`}
      style={place}
      onKeyDown={key}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = at(event);
        preview(props, "move_to_hue_and_saturation", dragging.current);
      }}
      onPointerMove={(event) => {
        if (!dragging.current) return;
        dragging.current = at(event);
        preview(props, "move_to_hue_and_saturation", dragging.current);
      }}
      onPointerUp={() => {
        if (dragging.current) set(dragging.current);
        dragging.current = null;
      }}
      onPointerCancel={() => {
        dragging.current = null;
        preview(props, "move_to_hue_and_saturation", null);
      }}
    >
      <i aria-hidden="true" />
    </div>
  );
}

function Warmth(props: ControlProps & { readonly track: string }) {
  const { page, thing } = props;
  const range = rangeOf(thing, "ColorControl", "kelvin", {
    type: "number", min: 1000, max: 20000,
  }, { min: 2200, max: 6500, step: 50 });
  const kelvin = is<number>(props, "color_temperature") ?? 3000;
  const text = (value: number): string => page.format.measure(value, "K");
  return (
    <Field label={page.text("warmth")} value={is(props, "color_mode") === "ct" ? text(kelvin) : undefined}>
      <Slider
        label={page.text("warmth")}
        {...range}
        value={kelvin}
        text={text}
        track={props.track}
        onTry={(tried) => preview(props, "move_to_color_temperature", tried === null ? null : { kelvin: tried })}
        onSet={(value) => send(props, "move_to_color_temperature", { kelvin: value })}
      />
    </Field>
  );
}
