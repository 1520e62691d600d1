// Banners for what is wrong with the world: what happened, what happens next, and one button where a person can help.
import type { ReactElement } from 'react'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { WatchedPlaces } from '#shared/folders/watched-places.ts'
import { focusList } from '../ui/focus-list.ts'
import { AttentionIcon, CloseIcon, InfoIcon, PauseIcon } from '../ui/icons.tsx'
import { UpdateHere } from './update-here.tsx'
import { bannersOf } from './banners.ts'
import type { Banner } from './banners.ts'
import { useModel } from '../model/use-model.ts'
import { useViewer } from '../ui/use-now.ts'
import { useSteady } from '../ui/use-steady.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Trouble shorter than this is not worth moving the list for. */
const lastsMs = 1_000

type Props = {
  readonly overview: Overview
  readonly notices: readonly string[]
  readonly places: WatchedPlaces
}

export function BannerList({ overview, notices, places }: Props): ReactElement | null {
  const viewer = useViewer('second')
  const closed = useStore(useModel().closedNotices)
  const steady = useSteady(bannersOf(overview, notices, places, viewer), keysOf, lastsMs)
  // What a person closes is away at once.
  const banners = steady.filter(({ action, what }) => action !== 'close' || !closed.has(what))
  if (banners.length === 0) return null
  return (
    <section className="troubles" aria-label={say('trouble.title')}>
      {banners.map((banner) => (
        <BannerLine key={banner.key} banner={banner} />
      ))}
    </section>
  )
}

function keysOf(banners: readonly Banner[]): string {
  return banners.map(({ key }) => key).join(' ')
}

function BannerLine({ banner }: { readonly banner: Banner }): ReactElement {
  const model = useModel()
  return (
    <div className={`banner is-${banner.tone}`} data-banner={banner.key}>
      {iconOf(banner)}
      <p className="banner-text">
        {banner.next === '' ? banner.what : <strong>{banner.what}</strong>} {banner.next}
      </p>
      {banner.action === 'set_up' || banner.action === 'choose_folder' ? (
        <button type="button" className="link-button" onClick={() => model.attempt(model.bridge.beginSetUp())}>
          {banner.action === 'set_up' ? say('trouble.newKey') : say('trouble.anotherFolder')}
        </button>
      ) : null}
      {banner.action === 'adopt' ? (
        <button type="button" className="link-button" onClick={() => model.adopting.set(banner.into)}>
          {say('trouble.useFolder')}
        </button>
      ) : null}
      {banner.action === 'proxy' ? (
        <button type="button" className="link-button" onClick={() => model.signingInToProxy.set(true)}>
          {say('trouble.proxySignIn')}
        </button>
      ) : null}
      {banner.action === 'update' ? <UpdateHere /> : null}
      {banner.action === 'folders' ? (
        <button type="button" className="link-button" onClick={() => model.view.set('settings')}>
          {say('folders.see')}
        </button>
      ) : null}
      {banner.action === 'decide' ? (
        <button type="button" className="link-button" onClick={() => model.deciding.set(true)}>
          {say('trouble.lookAndDecide')}
        </button>
      ) : null}
      {banner.action === 'close' ? (
        <button
          type="button"
          className="icon-button"
          aria-label={say('general.dismiss')}
          title={say('general.dismiss')}
          onClick={() => closeNotice(model, banner.what)}
        >
          <CloseIcon />
        </button>
      ) : null}
    </div>
  )
}

/** Closes it and gives the keyboard to the list. */
function closeNotice(model: ReturnType<typeof useModel>, text: string): void {
  model.closedNotices.set(new Set([...model.closedNotices.get(), text]))
  focusList()
}

function iconOf({ key, tone }: Banner): ReactElement {
  if (key === 'pause') return <PauseIcon />
  return tone === 'attention' ? <AttentionIcon /> : <InfoIcon />
}
