"""What plays: volume, playback, inputs, apps, channels, content, announcements."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from .trait import Call, Effect, Set, Trait, command
from .units import Percent, Seconds

Text = Annotated[str, Meta(min_length=1, max_length=500)]


class MediaPlayback(Trait, frozen=True):
    """What is playing and where in it. Matter cluster 0x0506."""

    icon = "play"
    eventual: ClassVar = frozenset({"position"})

    current_state: Literal["playing", "paused", "not_playing", "buffering"] = "not_playing"
    title: str | None = None
    artist: str | None = None
    position: Seconds = 0
    duration: Seconds | None = None

    @command()
    def play(self) -> Effect:
        """Play, or go on after a pause."""
        return self.to(current_state="playing"), Set("OnOff", on_off=True)

    @command()
    def pause(self) -> Effect:
        """Pause."""
        return self.to(current_state="paused")

    @command()
    def stop(self) -> Effect:
        """Stop."""
        return self.to(current_state="not_playing", position=0)

    @command(momentary=True)
    def next(self) -> Effect:
        """Next track, episode or chapter."""
        return self.to(position=0, current_state="playing")

    @command(momentary=True)
    def previous(self) -> Effect:
        """Previous track, episode or chapter."""
        return self.to(position=0, current_state="playing")

    @command(momentary=True)
    def skip(self, by: float) -> Effect:
        """Forward (above 0) or back (below 0) by so many seconds."""
        end = self.duration if self.duration is not None else float("inf")
        return self.to(position=min(end, max(0.0, self.position + by)))

    @command()
    def seek(self, position: Seconds) -> Effect:
        """Go to a place, in seconds from the start."""
        return self.to(position=position)

    def restore(self, before: MediaPlayback) -> list[Call]:
        if before.current_state == self.current_state:
            return [("MediaPlayback.seek", {"position": before.position})]
        name = {"playing": "play", "paused": "pause"}.get(before.current_state, "stop")
        return [(f"MediaPlayback.{name}", {})]


class AudioOutput(Trait, frozen=True):
    """Volume and mute. (Matter splits this over LevelControl and OnOff of a speaker endpoint.)"""

    icon = "volume-2"
    limits: ClassVar = {"volume": "volume"}

    volume: Percent = 30
    muted: bool = False

    @command()
    def set_volume(self, volume: Percent) -> Effect:
        """Set the volume."""
        return self.to(volume=volume, muted=False)

    @command()
    def step(self, by: float) -> Effect:
        """Louder (above 0) or quieter (below 0) by so many percentage points."""
        return self.to(volume=min(100.0, max(0.0, self.volume + by)), muted=False)

    @command()
    def mute(self) -> Effect:
        """Mute."""
        return self.to(muted=True)

    @command()
    def unmute(self) -> Effect:
        """Sound on again."""
        return self.to(muted=False)

    def restore(self, before: AudioOutput) -> list[Call]:
        calls: list[Call] = []
        if before.volume != self.volume:
            calls.append(("AudioOutput.set_volume", {"volume": before.volume}))
        if before.muted != (self.muted and not calls):
            calls.append(("AudioOutput.mute" if before.muted else "AudioOutput.unmute", {}))
        return calls


class MediaInput(Trait, frozen=True):
    """Which input is shown. Matter cluster 0x0507. The inputs are the limit ``input`` of the thing."""

    icon = "cable"
    limits: ClassVar = {"current_input": "input"}

    current_input: str | None = None

    @command()
    def select_input(self, input: Text) -> Effect:
        """Show an input by its name: hdmi1, tuner, bluetooth."""
        return self.to(current_input=input), Set("OnOff", on_off=True)

    def restore(self, before: MediaInput) -> list[Call] | None:
        return (
            [("MediaInput.select_input", {"input": before.current_input})] if before.current_input else None
        )


class ApplicationLauncher(Trait, frozen=True):
    """Which app is in front. Matter cluster 0x050C. The apps are the limit ``app`` of the thing."""

    icon = "layout-grid"
    limits: ClassVar = {"current_app": "app"}

    current_app: str | None = None

    @command()
    def launch_app(self, app: Text) -> Effect:
        """Open an app by its name."""
        return self.to(current_app=app), Set("OnOff", on_off=True)

    @command()
    def stop_app(self) -> Effect:
        """Close the app in front."""
        return self.to(current_app=None)

    def restore(self, before: ApplicationLauncher) -> list[Call]:
        if before.current_app:
            return [("ApplicationLauncher.launch_app", {"app": before.current_app})]
        return [("ApplicationLauncher.stop_app", {})]


class Channel(Trait, frozen=True):
    """The broadcast channel. Matter cluster 0x0504. Names are the limit ``channel`` of the thing."""

    icon = "tv"
    limits: ClassVar = {"current_channel": "channel"}

    current_channel: str | None = None

    @command()
    def change_channel(self, channel: Text) -> Effect:
        """Go to a channel by number or name."""
        return self.to(current_channel=channel), Set("OnOff", on_off=True)

    @command()
    def skip_channel(self, by: int) -> Effect:
        """Up (above 0) or down (below 0) by so many channels, where channels are numbered."""
        shown = self.current_channel or ""
        now = int(shown) if shown.isdecimal() else 1
        return self.to(current_channel=str(max(1, now + by)))

    def restore(self, before: Channel) -> list[Call] | None:
        if not before.current_channel:
            return None
        return [("Channel.change_channel", {"channel": before.current_channel})]


class ContentLauncher(Trait, frozen=True):
    """What was asked to be played. Matter cluster 0x050A."""

    icon = "film"

    current_content: str | None = None

    @command(momentary=True)
    def launch_content(self, query: Text) -> Effect:
        """Find and play: a song, an artist, a film, a station."""
        return (
            self.to(current_content=query),
            Set("MediaPlayback", current_state="playing", title=query, position=0.0),
            Set("OnOff", on_off=True),
        )

    def restore(self, before: ContentLauncher) -> list[Call]:
        if before.current_content:
            return [("ContentLauncher.launch_content", {"query": before.current_content})]
        return [("MediaPlayback.stop", {})]


class Announcement(Trait, frozen=True):
    """A message spoken or shown to whoever is near."""

    icon = "megaphone"

    last_message: str | None = None

    @command(momentary=True)
    def announce(self, message: Text) -> Effect:
        """Say a message aloud, or show it."""
        return self.to(last_message=message)
