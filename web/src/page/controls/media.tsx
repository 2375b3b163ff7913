/** What plays: title, place in it, back and forth; volume; what to play next. */

import { commandLabel } from "../describe";
import { Button, Field, Slider, TextField } from "./parts";
import { can, is, preview, send, type ControlProps } from "./use";

export function PlaybackControl(props: ControlProps) {
  const { page, thing } = props;
  const doing = is(props, "current_state");
  const title = is<string>(props, "title");
  const artist = is<string>(props, "artist");
  const duration = is<number>(props, "duration");
  const position = is<number>(props, "position") ?? 0;
  const playing = doing === "playing" || doing === "buffering";
  const quiet = doing === "not_playing" || doing === undefined;
  const label = (name: string): string => commandLabel(page.words, `MediaPlayback.${name}`);
  const has = (name: string): boolean => can(thing, `MediaPlayback.${name}`);
  return (
    <div class="playback">
      <p class="playing">
        {quiet ? page.text("nothingPlays") : <bdi>{title ?? page.words.choice.playing}</bdi>}
        {!quiet && artist && <small><bdi>{artist}</bdi></small>}
      </p>
      {!quiet && duration ? (
        <Field label={page.format.clock(position)} value={page.format.clock(duration)}>
          <Slider
            label={page.words.trait.MediaPlayback}
            value={Math.min(position, duration)} min={0} max={duration} step={1}
            text={(value) => page.format.clock(value)}
            onSet={(value) => send(props, "seek", { position: value })}
          />
        </Field>
      ) : null}
      <div class="buttons even transport" dir="ltr">
        {has("previous") && <Button bare icon="skip-back" label={label("previous")} onClick={() => send(props, "previous")} />}
        {has("skip") && <Button bare icon="rewind" label={page.text("back10")} onClick={() => send(props, "skip", { by: -10 })} />}
        <Button
          bare strong
          icon={playing ? "pause" : "play"}
          label={label(playing ? "pause" : "play")}
          onClick={() => send(props, playing ? "pause" : "play")}
        />
        {has("skip") && <Button bare icon="fast-forward" label={page.text("forward10")} onClick={() => send(props, "skip", { by: 10 })} />}
        {has("next") && <Button bare icon="skip-forward" label={label("next")} onClick={() => send(props, "next")} />}
      </div>
    </div>
  );
}

export function VolumeControl(props: ControlProps) {
  const { page } = props;
  const muted = is(props, "muted") === true;
  const volume = is<number>(props, "volume") ?? 0;
  const text = (value: number): string => page.format.measure(value, "%");
  const label = page.words.trait.AudioOutput;
  const name = muted ? "unmute" : "mute";
  return (
    <Field label={label} value={muted ? page.words.command["AudioOutput.mute"] : text(volume)}>
      <div class="beside">
        <Button
          bare icon={muted ? "volume-x" : "volume-2"}
          label={commandLabel(page.words, `AudioOutput.${name}`)}
          onClick={() => send(props, name)}
        />
        <Slider
          label={label} value={volume} min={0} max={100} step={1} text={text}
          onTry={(tried) => preview(props, "set_volume", tried === null ? null : { volume: tried })}
          onSet={(value) => send(props, "set_volume", { volume: value })}
        />
      </div>
    </Field>
  );
}

export function ContentControl(props: ControlProps) {
  const { page } = props;
  return (
    <TextField
      label={page.text("playWhat")} button={page.words.command["MediaPlayback.play"]} icon="play"
      onSend={(query) => send(props, "launch_content", { query })}
    />
  );
}

export function AnnounceControl(props: ControlProps) {
  const { page } = props;
  return (
    <TextField
      label={page.text("announceWhat")} button={page.text("send")} icon="megaphone"
      onSend={(message) => send(props, "announce", { message })}
    />
  );
}

/** Channels: those that have names, and up and down. */
export function ChannelSteps(props: ControlProps) {
  const { page } = props;
  return (
    <div class="buttons even">
      <Button icon="chevron-up" label={page.text("up")} onClick={() => send(props, "skip_channel", { by: 1 })} />
      <Button icon="chevron-down" label={page.text("down")} onClick={() => send(props, "skip_channel", { by: -1 })} />
    </div>
  );
}
