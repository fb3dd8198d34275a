import { useEffect, useState } from 'react'
import type { TemplateSummary } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { useStore } from '../state/store.ts'
import {
  chosenTemplate,
  closeGallery,
  followTemplates,
  importTemplate,
  restoreTemplate,
  templateShelf,
} from '../state/templates.ts'
import { Button } from '../widgets/button.tsx'
import { ChoiceList } from '../widgets/choice-list.tsx'
import { Dialog } from '../widgets/dialog.tsx'
import { DropPlace } from '../widgets/drop-place.tsx'
import { FileButton } from '../widgets/file-button.tsx'
import { AnswersForm } from './answers-form.tsx'
import { answersFor, carriedOver, type Answers } from './answers.ts'
import { EditTemplate } from './edit-template.tsx'
import { ShelfBin } from '../shelf/shelf-bin.tsx'
import { ShelfNotice } from '../shelf/shelf-notice.tsx'
import { Preview } from './preview.tsx'
import { TemplateMenu } from './template-menu.tsx'

type View = 'choose' | 'edit' | 'bin'

/** New from template: the gallery, then only what the chosen template needs, this year proposed. Enter creates. */
export default function NewPaper() {
  const { label, language } = useLabels()
  const all = useStore(templateShelf.items, (value) => value)
  const chosen = useStore(chosenTemplate, (value) => value)
  const [view, setView] = useState<View>('choose')
  useEffect(followTemplates, [])
  const template = all?.find(({ id }) => id === chosen) ?? all?.[0]
  if (!template) return null
  const back = () => setView('choose')
  const titles = { choose: label('new.title'), edit: template.name[language], bin: label('templates.bin') }
  return (
    <Dialog title={titles[view]} name="new-paper" size="wide" onClose={view === 'choose' ? closeGallery : back}>
      {view === 'choose' && <Gallery all={all ?? []} template={template} onView={setView} />}
      {view === 'edit' && <EditTemplate template={template} onDone={back} />}
      {view === 'bin' && (
        <ShelfBin
          shelf={templateShelf}
          name="restore-template"
          onRestore={(id) => void restoreTemplate(id)}
          onDone={back}
        />
      )}
    </Dialog>
  )
}

interface GalleryProps {
  readonly all: readonly TemplateSummary[]
  readonly template: TemplateSummary
  readonly onView: (view: View) => void
}

function Gallery({ all, template, onView }: GalleryProps) {
  const { label, language } = useLabels()
  const [typed, setTyped] = useState<Answers>({})
  const inBin = useStore(templateShelf.binned, (value) => value.length)
  const itemsOf = (origin: TemplateSummary['origin']) =>
    all
      .filter((entry) => entry.origin === origin)
      .map(({ id, name, description }) => ({
        id,
        title: name[language],
        detail: detailOf(name, description, language),
      }))
  const choose = (id: string) => {
    setTyped(carriedOver(template, typed))
    templateShelf.notice.set(null)
    chosenTemplate.set(id)
  }
  return (
    <DropPlace className="gallery" onFile={(file) => void importTemplate(file)}>
      <ChoiceList
        label={label('new.template')}
        groups={[
          { title: label('templates.built-in'), items: itemsOf('built-in') },
          { title: label('templates.own'), items: itemsOf('user') },
        ]}
        selected={template.id}
        onSelect={choose}
      />
      <div className="gallery-preview">
        <div className="gallery-head">
          <h3 title={template.name[language]}>{template.name[language]}</h3>
          <TemplateMenu template={template} onEdit={() => onView('edit')} />
        </div>
        <Preview label={label('templates.preview')} lines={template.preview} />
      </div>
      <AnswersForm
        template={template}
        answers={answersFor(template, typed)}
        onChange={(key, answer) => setTyped({ ...typed, [key]: answer })}
        foot={
          <>
            <FileButton types={['.json']} name="import-template" onFile={(file) => void importTemplate(file)}>
              {label('templates.import')}
            </FileButton>
            {inBin > 0 && (
              <Button kind="quiet" name="template-bin" onPress={() => onView('bin')}>
                {label('templates.bin-count', { count: inBin })}
              </Button>
            )}
          </>
        }
      />
      <ShelfNotice shelf={templateShelf} />
    </DropPlace>
  )
}

/** A template of the writer's own without a description carries its name there. */
function detailOf(
  name: TemplateSummary['name'],
  description: TemplateSummary['description'],
  language: 'zh-CN' | 'en',
): string {
  return description[language] === name[language] ? '' : description[language]
}
