@echo off
rem Runs Intone on Windows; see the comments in the file intone, which does the same elsewhere.
setlocal
set "home=%~dp0"
set "home=%home:~0,-1%"

if defined JAVA_HOME (set "java=%JAVA_HOME%\bin\java.exe") else (set "java=java.exe")
set "version="
for /f "tokens=3" %%v in ('""%java%" -version 2^>^&1"') do if not defined version set "version=%%~v"
set "major=0"
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if "%version%"=="" (
  echo intone: no Java found: install a JDK 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 1
)
if %major% lss 17 (
  echo intone: "%java%" is Java %version%, but 17 or newer is needed: install one or set JAVA_HOME to it 1>&2
  exit /b 1
)
rem From Java 23 on it warns of an interface that protobuf uses.
set "options="
if %major% geq 23 set "options=--sun-misc-unsafe-memory-access=allow"
if not exist "%home%\pom.xml" (
  set "classpath=%home%\lib\*"
  goto run
)
set "target=%home%\app\target"
set "stamp=%target%\intone-built"
set "classpath=%target%\intone-app.jar;%target%\lib\*"
if not exist "%stamp%" (
  echo intone: building for the first time; this takes minutes where Maven has yet to fetch the libraries 1>&2
  goto build
)
powershell -NoProfile -Command "$built = (Get-Item $env:stamp).LastWriteTime; $sources = Get-ChildItem -Path ($env:home + '\*\src\main') -Recurse; $poms = Get-ChildItem ($env:home + '\pom.xml'), ($env:home + '\*\pom.xml'); if (@($sources) + @($poms) | Where-Object { $_.LastWriteTime -gt $built } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run
echo intone: sources have changed, building 1>&2

:build
if exist "%target%\lib" rmdir /s /q "%target%\lib"
if not exist "%target%" mkdir "%target%"
type nul >"%stamp%.new"
pushd "%home%"
call mvnw.cmd -q -B -ntp -Dquick -DskipTests package -pl app -am 1>&2
if errorlevel 1 (
  popd
  echo intone: the build failed, as said above; it needs a JDK 17 or newer, and the network where libraries are missing 1>&2
  exit /b 1
)
popd
move /y "%stamp%.new" "%stamp%" >nul

:run
rem OpenBLAS would start a thread for each core; see the file intone.
set "trains="
if /i "%~1"=="train" set "trains=1"
if /i "%~1"=="distill" set "trains=1"
if /i "%~1"=="benchmark" set "trains=1"
if /i "%~1"=="tune" set "trains=1"
if /i "%~1"=="notebook" set "trains=1"
if defined trains (
  if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"
  if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
)
if exist "%home%\lib\native" set options=%options% "-Donnxruntime.native.path=%home%\lib\native" "-Dintone.home=%home%"
"%java%" %options% --enable-native-access=ALL-UNNAMED -Xshare:auto -XX:+UseParallelGC "-Dintone.classpath=%classpath%" -cp "%classpath%" org.intone.cli.Main %*
exit /b %errorlevel%
