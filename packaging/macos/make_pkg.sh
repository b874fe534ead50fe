#!/bin/sh
# Make a .pkg from build/bundle/Kjernetid.app, signed and notarised where the identities are known.
#
#   APP_IDENTITY        "Developer ID Application: …", in a keychain that is open
#   PKG_IDENTITY        "Developer ID Installer: …", likewise
#   NOTARY_PROFILE      a profile stored by `xcrun notarytool store-credentials`
#
# Without them the package is made all the same, and says that it is unsigned.
set -eu
cd "$(dirname "$0")/../.."

version=$1
app=build/bundle/Kjernetid.app
parts=build/macos
made=dist/Kjernetid-$version.pkg
mkdir -p "$parts" dist

if [ -n "${APP_IDENTITY:-}" ]; then
    # From the inside out, each library by itself: --deep would sign them with the rights of the program.
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -perm -u+x \) ! -path "*/MacOS/*" -print0 |
        xargs -0 -n 1 codesign --force --timestamp --options runtime --sign "$APP_IDENTITY"
    codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist \
        --sign "$APP_IDENTITY" "$app"
    codesign --verify --strict --verbose=2 "$app"
else
    echo "::warning::NOT SIGNED: no APP_IDENTITY, so the program is not signed and Gatekeeper will refuse it."
fi

pkgbuild --component "$app" --install-location /Applications --identifier org.kjernetid.Kjernetid \
    --version "$version" "$parts/kjernetid.pkg"
productbuild --package "$parts/kjernetid.pkg" "$parts/unsigned.pkg"
if [ -n "${PKG_IDENTITY:-}" ]; then
    productsign --timestamp --sign "$PKG_IDENTITY" "$parts/unsigned.pkg" "$made"
else
    echo "::warning::NOT SIGNED: no PKG_IDENTITY, so the package is not signed."
    cp "$parts/unsigned.pkg" "$made"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$made" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$made"
else
    echo "::warning::NOT NOTARISED: no NOTARY_PROFILE."
fi
echo "$made"
