### 台帳の控え

## 救出ページ

rescue-page = 救出ページを開く
rescue-page-title = 台帳をそのまま取り出す（救出ページ）
rescue-page-text = 画面が開かないときや、台帳が壊れたときに、保存してあるものを一つのファイルに取り出すページです。台帳は変わりません。困る前に、開き方だけ見ておくと安心です。

## 控えを知らせる間隔

reminder-title = 控えを取る間隔
reminder-text = 前の控えからこの期間がたち、そのあと変更があると、ホームの「次にすること」でお知らせします。
reminder-daily = 毎日
reminder-weekly = 毎週
reminder-monthly = 毎月
reminder-never = 知らせない

## 控え

copies-title = 台帳の控え
copies-text = 台帳はこのパソコンの中にだけあります。故障や紛失に備えて、台帳全体を一つのファイル（.daicho）に写しておきます。変更の記録も入ります。
copy-title = 控えのファイル
copy-download = 控えを保存
copy-downloaded = 控えを「{ $file }」に保存しました。別の場所にも写しておくと安心です。
copy-failed = 控えを作れませんでした。台帳はそのままです。もう一度試してください。

## 控えのフォルダー

folder-title = 控えのフォルダー
folder-absent = フォルダーを選んでおくと、変更のたびに控えを自動で残します。共有フォルダーや外付けのディスクがおすすめです。
folder-choose = フォルダーを選ぶ
folder-other = フォルダーを選び直す
folder-leave = 自動の控えをやめる
folder-allow = 保存を許可する
folder-retry = もう一度保存する
folder-unsupported = このブラウザーでは、フォルダーに自動で残せません（Edge か Chrome ならできます）。「控えを保存」で、ときどきファイルに残してください。
folder-open = 変更すると、「{ $name }」に控えを残します。
folder-saved = 「{ $name }」に保存し、読み戻して同じと確かめました（{ $at }、{ $file }）。
folder-saving = 「{ $name }」に控えを保存しています…
folder-asks = ブラウザーを開き直したので、「{ $name }」に控えを残すには、もう一度許可が必要です。
folder-failed = 「{ $name }」に控えを残せませんでした
folder-denied = ブラウザーが保存を許していません。「もう一度保存する」を押して許可するか、フォルダーを選び直してください。
folder-gone = フォルダーが見つかりません。名前や場所が変わっていないか、ディスクが外れていないか確かめて、もう一度保存するか、フォルダーを選び直してください。
folder-full = ディスクがいっぱいです。空きを作ってから、もう一度保存してください。前の控えは残っています。
folder-differs = 書いたものと読み戻したものが違ったので、その控えは残しませんでした。ディスクの故障かもしれません。別のフォルダーを選んでください。
folder-not-written = ブラウザーが書き込めませんでした（{ $error }）。もう一度保存するか、フォルダーを選び直してください。
folder-not-chosen = フォルダーを使えませんでした。別のフォルダーを選んでください。
